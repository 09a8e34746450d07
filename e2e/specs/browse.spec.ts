import { expect, test } from '../fixtures/test.ts';

test('step 1: the tree of this host is expanded and searched', async ({ app }) => {
  const { tree } = app;
  for (const name of ['block', 'cpu', 'demo', 'irq', 'mem', 'net', 'pressure', 'softirq']) {
    await expect(await tree.reveal(name, 1)).toBeVisible();
  }
  await app.page.keyboard.press('/');
  await expect(tree.search).toBeFocused();
  await tree.expand('net', 1);
  await tree.expand('dev', 2);
  await tree.expand('lo', 3);
  await expect(await tree.reveal('rx_bytes', 4)).toBeVisible();

  await tree.search.fill('rx_bytes');
  await expect(tree.root.locator('mark').first()).toHaveText(/rx_bytes/i);
  await expect(tree.item('softirq', 1)).toBeHidden();
  await tree.search.fill('no such statistic anywhere');
  await expect(tree.root.getByRole('treeitem')).toHaveCount(0);
  await tree.search.press('Escape');
  await expect(await tree.reveal('softirq', 1)).toBeVisible();
});

test('step 1: positions in the tree are true for the whole tree, whatever is drawn', async ({
  app,
  page,
}) => {
  const first = app.tree.root.getByRole('treeitem').first();
  await expect(first).toHaveAttribute('aria-posinset', '1');
  const size = Number(await first.getAttribute('aria-setsize'));
  await first.press('End');
  const last = page.locator('[role=treeitem]:focus');
  await expect(last).not.toHaveAttribute('data-row', '0');
  // From the last row, which may lie in an open source, up to that source.
  while ((await last.getAttribute('aria-level')) !== '1') await page.keyboard.press('ArrowLeft');
  await expect(last).toHaveAttribute('aria-posinset', String(size));
});

test('step 1: the tree is walked with the keyboard alone', async ({ app, page }) => {
  await (await app.tree.reveal('irq', 1)).click();
  await page.keyboard.press('ArrowRight');
  await expect(app.tree.item('irq', 1)).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/irq\/\d+$/);
});

test('step 2: a source shows its values live and the sums over its subordinates', async ({
  app,
}) => {
  await app.goTo('cpu');
  const { aggregates } = app.value;
  const user = aggregates.getByRole('row').filter({ hasText: /^user/ });
  await expect(user).toBeVisible();
  // The sum of a host that has been up for days stands still for minutes in three digits; its rate does not.
  await expect(user).toContainText(/\d.*s\/s/);
  const before = await user.textContent();
  await expect(user).not.toHaveText(before ?? '');

  await app.goTo('net/dev/lo');
  const rx = app.value.row('net/dev/lo values', 'rx_bytes');
  await expect(rx).toContainText('cumulative');
  await expect(rx).toContainText(/\d/);
});

test('step 3: a per-CPU value has a row and a line for each CPU', async ({ app, page }) => {
  for (const path of ['irq/LOC', 'softirq/TIMER']) {
    await app.goTo(path);
    const rows = app.value.table(`${path} by cpu`).getByRole('rowheader');
    await expect(rows.filter({ hasText: /^0$/ })).toBeVisible();
    await expect(rows.filter({ hasText: /^1$/ })).toBeVisible();
    await expect(app.value.chart).toBeVisible();
    await expect(app.value.chart).toContainText('cpu 0');
    await expect(app.value.chart).toContainText('cpu 1');
  }
  await expect(app.value.metadata).toContainText('/proc/softirqs');
  await app.value.chart.focus();
  await page.keyboard.press('t');
  await expect(app.value.chart.getByRole('table')).toBeVisible();
});
