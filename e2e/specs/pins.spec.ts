import { expect, test } from '../fixtures/test.ts';

test('step 4: a pin survives a reload and a restart of the server', async ({
  app,
  page,
  product,
}) => {
  test.setTimeout(60_000);
  await app.goTo('irq/LOC');
  await app.value.pin.click();
  await expect(app.value.unpin).toBeVisible();
  await expect(app.pinned.chart('irq/LOC')).toBeVisible();

  await page.reload();
  await expect(app.pinned.chart('irq/LOC')).toBeVisible();

  await product.stopWeb();
  await expect(app.status).toHaveText(/^Offline/);
  await product.startWeb();
  await expect(app.status).toHaveText(/^Live/);
  await page.reload();
  await expect(app.pinned.chart('irq/LOC')).toBeVisible();

  await app.value.unpin.click();
  await expect(app.pinned.chart('irq/LOC')).toBeHidden();
});

test('step 4: the link carries the selection, and the back button undoes it', async ({
  app,
  page,
}) => {
  await app.tree.expand('softirq', 1);
  await (await app.tree.reveal('TIMER', 2)).click();
  await expect(page).toHaveURL(/\/softirq\/TIMER$/);
  const link = page.url();
  await (await app.tree.reveal('SCHED', 2)).click();
  await expect(page).toHaveURL(/\/softirq\/SCHED$/);
  await page.goBack();
  await expect(app.value.heading).toContainText('TIMER');

  const other = await page.context().newPage();
  await other.goto(link);
  await expect(other.getByRole('heading', { level: 1 })).toContainText('TIMER');
});
