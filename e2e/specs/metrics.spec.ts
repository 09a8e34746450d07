import { send } from '../fixtures/send.ts';
import { expect, type Product, test } from '../fixtures/test.ts';

const scrape = ({ url }: Product, query: string, token: string | undefined) =>
  send(`${url}/metrics${query}`, {
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });

const lineOf = (text: string, begin: string): string | undefined =>
  text.split('\n').find((line) => line.startsWith(begin));

/** Of a counter of the test's folder. */
const startOf = (text: string, name: string): number =>
  Number(lineOf(text, `statsfs_demo_${name}_created{`)?.split(' ').at(-1));

test('a scraper gets every figure as OpenMetrics, and the start of a counter moves when it is cleared', async ({
  product,
}) => {
  const { folder, url, viewerToken, operatorToken } = product;
  folder.write('scraped/jobs', '18446744073709551615\n');
  await product.untilFound('demo/scraped/jobs');
  expect((await scrape(product, '', undefined)).status).toBe(401);
  expect((await scrape(product, '?host=nowhere', viewerToken)).status).toBe(404);
  expect((await scrape(product, '?match=a%00b', viewerToken)).status).toBe(400);
  expect((await scrape(product, '', operatorToken)).text).toContain(
    'statsfs_cpu_user_seconds_total{',
  );

  const query = '?match=demo/scraped/**';
  const before = await scrape(product, query, viewerToken);
  expect(before.status).toBe(200);
  expect(before.headers['content-type']).toMatch(/^application\/openmetrics-text; version=1\.0\.0/);
  expect(before.text).toContain('statsfs_up{');
  expect(lineOf(before.text, 'statsfs_demo_jobs_total{')).toMatch(
    /,source="scraped"\} 18446744073709551615$/,
  );
  expect(before.text).not.toContain('statsfs_cpu');
  expect(startOf(before.text, 'jobs')).toBeNaN();
  expect(before.text.endsWith('# EOF\n')).toBe(true);

  const clear = async (): Promise<number> => {
    const beganS = Date.now() / 1000;
    await send(`${url}/api/trpc/clear.run`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${operatorToken}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ host: 'local', paths: ['demo/scraped/jobs'] }),
    });
    const made = async () => startOf((await scrape(product, query, viewerToken)).text, 'jobs');
    await expect.poll(async () => (await made()) >= beganS - 0.1).toBe(true);
    return made();
  };
  const first = await clear();
  const { text } = await scrape(product, query, viewerToken);
  expect(lineOf(text, 'statsfs_demo_jobs_total{')).toMatch(/\} 0$/);
  folder.write('scraped/jobs', '7\n');
  const second = await clear();
  expect(second).toBeGreaterThan(first);

  // It is the same after the web app was started anew.
  await product.stopWeb();
  await product.startWeb();
  const kept = async () => startOf((await scrape(product, query, viewerToken)).text, 'jobs');
  await expect.poll(kept).toBeCloseTo(second, 1);
});

test('figures of an agent that is away are not told as if they were of now', async ({
  product,
}) => {
  await product.stopAgent();
  const up = async () =>
    lineOf((await scrape(product, '', product.viewerToken)).text, 'statsfs_up{')?.split(' ')[1];
  await expect.poll(up).toBe('0');
  const { text } = await scrape(product, '', product.viewerToken);
  expect(text).not.toContain('statsfs_cpu');
  expect(text.endsWith('# EOF\n')).toBe(true);
  await product.startAgent();
  await expect.poll(up).toBe('1');
});
