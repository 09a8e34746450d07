import { expect, test } from '../fixtures/test.ts';

test('sources are compared side by side: by name or the largest first, on one axis or each on its own', async ({
  app,
  page,
  product,
}) => {
  const { folder } = product;
  const speeds: Record<string, number> = { 'vm-a': 10, 'vm-b': 1000, 'vm-c': 100 };
  const counts = new Map(Object.keys(speeds).map((name) => [name, 1]));
  const timer = setInterval(() => {
    for (const [name, count] of counts) {
      folder.write(`fleet/${name}/exits`, `${count}\n`);
      counts.set(name, count + (speeds[name] ?? 0));
    }
  }, 200);
  try {
    for (const name of Object.keys(speeds)) folder.write(`fleet/${name}/memory`, '4096\n');
    await product.untilFound('demo/fleet/vm-c/exits');
    await app.goTo('demo/fleet');
    const charts = page.getByRole('list', { name: 'exits of each source' });
    const names = charts.getByRole('link');
    await expect(names).toHaveText(['vm-a', 'vm-b', 'vm-c']);
    // Five writes a second.
    await expect(charts.getByRole('listitem').nth(1)).toContainText(/\d.*k\/s|[45],\d{3}/);
    await expect(page.getByText(/each from 0 .* to \d/)).toBeVisible();

    await page.getByRole('radio', { name: 'largest first' }).check();
    await expect(names).toHaveText(['vm-b', 'vm-c', 'vm-a']);
    await page.getByRole('radio', { name: 'own axis' }).check();
    await expect(page.getByText(/each from 0/)).toBeHidden();
    await page.getByRole('combobox', { name: 'Compared value' }).selectOption('memory');
    await expect(page.getByRole('list', { name: 'memory of each source' })).toBeVisible();
    await expect(page).toHaveURL(/compare=memory/);
    // Each choice was one step.
    await page.goBack();
    await expect(charts).toBeVisible();

    // One that comes is beside the others; one that is chosen is gone to.
    folder.write('fleet/vm-d/exits', '5\n');
    await expect(names).toHaveText(['vm-b', 'vm-c', 'vm-a', 'vm-d'], { timeout: 30_000 });
    await names.first().click();
    await expect(page).toHaveURL(/fleet\/vm-b\/exits/);
  } finally {
    clearInterval(timer);
  }
});

test('a row tells its share, and the lowest and highest of the last minutes', async ({
  app,
  page,
  product,
}) => {
  const { folder } = product;
  let round = 0;
  const timer = setInterval(() => {
    round++;
    folder.write('shares/often', `${3000 * round}\n`);
    folder.write('shares/seldom', `${1000 * round}\n`);
    folder.write('shares/level', '7\n', 0o444);
  }, 100);
  try {
    await product.untilFound('demo/shares/often');
    await app.goTo('demo/shares');
    const table = page.getByRole('table', { name: 'demo/shares values' });
    const cells = (name: string) =>
      table.getByRole('row', { name: new RegExp(`^${name}`) }).getByRole('cell');
    await expect(table.getByRole('columnheader', { name: 'share' })).toBeVisible();
    const headings = await table.getByRole('columnheader').allTextContents();
    const at = (heading: string): number => headings.indexOf(heading) - 1;
    await expect(cells('often').nth(at('share'))).toHaveText(/^7[345]\.\d %$/);
    await expect(cells('seldom').nth(at('share'))).toHaveText(/^2[567]\.\d %$/);
    await expect(cells('often').nth(at('max'))).toHaveText(/\d.* (k)?\/s$/);
    await expect(cells('often').nth(at('min'))).toHaveText(/\d.* (k)?\/s$/);
  } finally {
    clearInterval(timer);
  }
});
