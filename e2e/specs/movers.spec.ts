import { expect, test } from '../fixtures/test.ts';

test('a counter that goes twice as fast as before is among the first of the top movers, and leads to its page', async ({
  app,
  page,
  product,
}) => {
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
    const usual = async () => {
      const input = encodeURIComponent(
        JSON.stringify({ host: 'local', paths: ['demo/moving/hits'] }),
      );
      const headers = { authorization: `Bearer ${product.viewerToken}` };
      const answer = await fetch(`${product.url}/api/trpc/values.get?input=${input}`, { headers });
      return Number(/"value":"(\d+)"/.exec(await answer.text())?.[1]);
    };
    const first = await usual();
    await expect.poll(usual, { timeout: 60_000 }).toBeGreaterThan(first + 12_000);
    perTick = 300;
    const table = page.getByRole('table', { name: 'Top movers' });
    const row = table.getByRole('row', { name: /demo\/moving\/hits/ });
    await expect(row).toBeVisible();
    await expect(row).toContainText(/[23]\.\d ×/);
    await expect(table).not.toContainText('demo/moving/still');
    await row.getByRole('link').click();
    await expect(page).toHaveURL(/demo\/moving\/hits$/);
    await expect(app.value.chart).toBeVisible();
  } finally {
    clearInterval(timer);
  }
});
