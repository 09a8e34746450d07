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

test('pins are put in order by keyboard or by dragging, saved as a file and opened again', async ({
  app,
  page,
}) => {
  for (const path of ['sched/uptime/up', 'irq/LOC', 'sched/load/load1']) {
    await app.goTo(path);
    await app.value.pin.click();
    await expect(app.value.unpin).toBeVisible();
  }
  const places = app.pinned.root.getByRole('listitem');
  const order = async (): Promise<string[]> =>
    (await places.getByRole('link').allTextContents()).map((path) => path.split('/').at(-1) ?? '');
  await expect.poll(order).toEqual(['up', 'LOC', 'load1']);

  await places.nth(2).getByRole('button', { name: 'Move, 3 of 3' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(order).toEqual(['up', 'load1', 'LOC']);
  await expect(places.nth(1).getByRole('button', { name: 'Move, 2 of 3' })).toBeFocused();
  await page.keyboard.press('Home');
  await expect.poll(order).toEqual(['load1', 'up', 'LOC']);
  await places.nth(2).getByRole('button', { name: /^Move/ }).dragTo(places.nth(0));
  await expect.poll(order).toEqual(['LOC', 'load1', 'up']);
  await page.reload();
  await expect.poll(order).toEqual(['LOC', 'load1', 'up']);

  const saving = page.waitForEvent('download');
  await app.pinned.root.getByRole('button', { name: 'Save', exact: true }).click();
  const file = await (await saving).path();
  await places.nth(0).getByRole('button', { name: 'Unpin' }).click();
  await expect.poll(order).toEqual(['load1', 'up']);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(order).toEqual(['LOC', 'load1', 'up']);

  const chooser = app.pinned.root.getByLabel('File of saved pins');
  const text = JSON.stringify({
    kind: 'statsfs workspace',
    version: 1,
    pins: [{ path: 'mem/meminfo/MemFree' }],
  });
  const buffer = Buffer.from(text);
  await chooser.setInputFiles({ name: 'one.json', mimeType: 'application/json', buffer });
  await expect.poll(order).toEqual(['MemFree']);
  await chooser.setInputFiles(file);
  await expect.poll(order).toEqual(['LOC', 'load1', 'up']);
  const broken = { name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from('{') };
  await chooser.setInputFiles(broken);
  await expect(
    page.getByText('broken.json cannot be opened: it is not JSON.').first(),
  ).toBeVisible();
  await expect.poll(order).toEqual(['LOC', 'load1', 'up']);
  for (let left = 3; left > 0; left--) {
    await places.nth(0).getByRole('button', { name: 'Unpin' }).click();
    await expect(places).toHaveCount(left - 1);
  }
});

test('a search with a star is pinned as what fits it, now and later, in one chart', async ({
  app,
  page,
  product,
}) => {
  const { folder } = product;
  for (const name of ['a', 'b']) folder.write(`globbed/${name}/hits`, '5\n');
  await product.untilFound('demo/globbed/b/hits');
  await app.tree.search.fill('globbed/*/hits');
  await page.getByRole('button', { name: 'Pin what is found' }).click();
  const chart = app.pinned.root.getByRole('figure', { name: /globbed\/\*\/hits/ });
  await expect(chart).toBeVisible();
  const pin = app.pinned.root
    .getByRole('listitem')
    .filter({ has: page.getByRole('figure', { name: /globbed/ }) });
  const lines = pin.getByRole('list', { name: 'Lines' });
  await expect(lines.getByRole('link')).toHaveText(['a', 'b']);
  await app.tree.search.fill('');
  folder.write('globbed/later/hits', '5\n');
  await expect(lines.getByRole('link')).toHaveText(['a', 'b', 'later'], { timeout: 30_000 });
  folder.remove('globbed/a');
  folder.remove('globbed/b');
  folder.remove('globbed/later');
  const empty = app.pinned.root.getByRole('listitem').filter({ hasText: 'Nothing fits it now' });
  await expect(empty).toBeVisible({ timeout: 30_000 });
  await empty.getByRole('button', { name: 'Unpin' }).click();
  await expect(empty).toBeHidden();
});
