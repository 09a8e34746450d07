import { expect, test } from '../fixtures/test.ts';

/** Of a number, until anything can be unusual for it: 8, and some to spare. */
const READS_BEFORE_JUDGED = 12;

test('a counter that goes twice as fast as before is among the first of the top movers, and leads to its page', async ({
  app,
  page,
  product,
}) => {
  test.setTimeout(240_000);
  const { folder } = product;
  let perTick = 100;
  let hits = 0;
  folder.write('moving/hits', '0\n');
  folder.write('moving/still', '0\n');
  const timer = setInterval(() => {
    hits += perTick;
    folder.write('moving/hits', `${hits}\n`);
  }, 100);
  try {
    await product.untilFound('demo/moving/hits');
    await page.getByRole('contentinfo').getByRole('link', { name: 'movers' }).click();
    await expect(page).toHaveTitle(/^Top movers · .+ · statsfs$/);
    await expect(page.getByRole('main')).toContainText(/\d numbers moved with the last read/);
    // What is usual is learned from the first reads.
    const newest = async () => {
      const input = encodeURIComponent(
        JSON.stringify({ host: 'local', paths: ['demo/moving/hits'] }),
      );
      const headers = { authorization: `Bearer ${product.viewerToken}` };
      const answer = await fetch(`${product.url}/api/trpc/values.get?input=${input}`, { headers });
      return Number(/"value":"(\d+)"/.exec(await answer.text())?.[1]);
    };
    // A busy host is read less often, so it is reads that count, and not seconds.
    const seen = new Set<number>();
    const countReads = async (): Promise<number> => seen.add(await newest()).size;
    await expect
      .poll(countReads, { intervals: [250], timeout: 120_000 })
      .toBeGreaterThan(READS_BEFORE_JUDGED);
    perTick = 300;
    const table = page.getByRole('table', { name: 'Top movers' });
    const row = table.getByRole('row', { name: /demo\/moving\/hits/ });
    await expect(row).toBeVisible({ timeout: 60_000 });
    await expect(row).toContainText(/[23]\.\d ×/);
    await expect(table).not.toContainText('demo/moving/still');
    await row.getByRole('link').click();
    await expect(page).toHaveURL(/demo\/moving\/hits$/);
    await expect(app.value.chart).toBeVisible();
  } finally {
    clearInterval(timer);
  }
});
