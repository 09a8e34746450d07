import type { Locator, Page } from '@playwright/test';
import { seriousFindings, sidewaysOverflow } from '../fixtures/looks-sound.ts';
import { expect, test } from '../fixtures/test.ts';

const SCHEMA = `METRIC
NAME wait_ns
FLAG HISTOGRAM
TYPE u64
UNIT seconds 10^-9
KEY bucket int
DESC Waits off the CPU, by how long they took.
`;

/** The file of a histogram with buckets 0, 1,024, 2,048 and above. */
const printed = (...counts: readonly number[]): string =>
  [0, 1024, 2048, 4096].map((bound, i) => `${bound} ${counts[i]}\n`).join('');

/** A figure of the page by the words above it. */
const figure = (page: Page, label: string): Locator =>
  page.getByRole('main').getByText(label, { exact: true }).locator('xpath=..').locator('data');

const choose = (page: Page, name: string): Promise<void> =>
  page.getByRole('radiogroup', { name: 'Counted' }).getByRole('radio', { name }).click();

test('a histogram is read as percentiles, bars, a table and over time, and follows its file', async ({
  app,
  page,
  product,
}) => {
  const { folder } = product;
  folder.write('waits/.schema', SCHEMA);
  folder.write('waits/wait_ns', printed(50, 40, 9, 1));
  await product.untilFound('demo/waits/wait_ns');
  await app.goTo('demo/waits/wait_ns');

  await expect(figure(page, 'p50, all')).toHaveText('≤ 1,024 ns');
  await expect(figure(page, 'p90, all')).toHaveText('≤ 2,048 ns');
  await expect(figure(page, 'p99, all')).toHaveText('≤ 4,096 ns');
  await expect(figure(page, 'counted, all')).toHaveText('100');

  const table = 'demo/waits/wait_ns by bucket';
  const rows = app.value.table(table).getByRole('rowheader');
  await expect(rows).toHaveText([
    '0 – 1,024 ns',
    '1,024 – 2,048 ns',
    '2,048 – 4,096 ns',
    '≥ 4,096 ns',
  ]);
  await expect(app.value.row(table, '1,024 – 2,048 ns')).toContainText('40.0 %');

  const bars = page.getByRole('figure', { name: /counts by bucket/ });
  await bars.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(bars.locator('figcaption')).toContainText(
    '1,024 – 2,048 ns · 40 · 40.0 % · 90.0 % up to here',
  );

  await choose(page, 'Last interval');
  await expect(page).toHaveURL(/counted=last/);
  await expect(bars.getByRole('status')).toContainText('Nothing was counted');
  await choose(page, 'All');
  await expect(page).not.toHaveURL(/counted=/);

  folder.write('waits/wait_ns', printed(50, 40, 9, 901));
  await expect(figure(page, 'counted, all')).toHaveText('1,000');
  await expect(figure(page, 'p50, all')).toHaveText('≥ 4,096 ns');

  // What was counted in one interval stays in the picture of all intervals, in its bucket alone.
  const heat = page.getByRole('figure', { name: /buckets against time/ });
  await heat.focus();
  await page.keyboard.press('t');
  const row = (name: string): Locator =>
    heat.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
  await expect(row('≥ 4,096 ns').getByRole('cell', { name: '900', exact: true })).toBeVisible();
  await expect(row('0 – 1,024 ns').getByRole('cell', { name: '900', exact: true })).toBeHidden();
  await expect(heat.getByRole('rowheader').last()).toHaveText('0 – 1,024 ns');
});

for (const colorScheme of ['dark', 'light'] as const) {
  test(`axe finds nothing serious on a histogram in ${colorScheme}, wide or narrow`, async ({
    app,
    page,
    product,
  }) => {
    product.folder.write('looks/.schema', SCHEMA);
    product.folder.write('looks/wait_ns', printed(50, 40, 9, 1));
    await product.untilFound('demo/looks/wait_ns');
    await page.emulateMedia({ colorScheme });
    await app.goTo('demo/looks/wait_ns');
    await expect(figure(page, 'counted, all')).toHaveText('100');
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await seriousFindings(page)).toEqual([]);
      expect(await sidewaysOverflow(page), `scrolls sideways at ${width} px`).toBeLessThanOrEqual(
        0,
      );
    }
  });
}

test('what was counted since a baseline is told apart from all, and a restart is no growth', async ({
  app,
  page,
  product,
}) => {
  const { folder } = product;
  folder.write('since/.schema', SCHEMA);
  folder.write('since/wait_ns', printed(0, 0, 0, 0));
  await product.untilFound('demo/since/wait_ns');
  await app.goTo('demo/since/wait_ns');
  const bars = page.getByRole('figure', { name: /counts by bucket/ });
  await expect(bars.getByRole('status')).toHaveText('All counts are 0.');
  await expect(figure(page, 'counted, all')).toHaveText('0');

  folder.write('since/wait_ns', printed(5, 0, 0, 0));
  await expect(figure(page, 'counted, all')).toHaveText('5');
  await choose(page, 'Since baseline');
  await expect(bars.getByRole('status')).toContainText('No baseline is set');
  await app.value.setBaseline.click();
  await expect(bars.getByRole('status')).toContainText('Nothing was counted');

  folder.write('since/wait_ns', printed(5, 0, 3, 0));
  await expect(figure(page, 'p50, since baseline')).toHaveText('≤ 4,096 ns');
  await expect(bars.getByRole('status')).toBeHidden();
  await page.reload();
  await expect(figure(page, 'p50, since baseline')).toHaveText('≤ 4,096 ns');

  folder.write('since/wait_ns', printed(0, 0, 1, 0));
  await expect(bars.getByRole('status')).toContainText('below the baseline');
  await choose(page, 'All');
  await expect(figure(page, 'counted, all')).toHaveText('1');

  folder.remove('since/wait_ns');
  await expect(page.getByRole('main')).toContainText(/Unreadable|Not in the tree/);
});
