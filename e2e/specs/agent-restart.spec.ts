import { expect, test } from '../fixtures/test.ts';

test('step 6: the agent stops and starts: stale, then live, without a reload and without a spike', async ({
  app,
  product,
}) => {
  test.setTimeout(60_000);
  await app.goTo('softirq/TIMER');
  await app.page.evaluate(() => Object.assign(window, { stillHere: true }));
  await app.value.chart.focus();
  await app.page.keyboard.press('t');
  const table = app.value.chart.getByRole('table');
  await expect(table).toBeVisible();
  await product.stopAgent();
  await expect(app.status).toHaveText(/^Stale/);
  await product.startAgent();
  await expect(app.status).toHaveText(/^Live/);
  expect(await app.page.evaluate(() => 'stillHere' in window)).toBe(true);
  await expect(app.value.chart).toContainText(/agent/i);

  // What was open stays so, and goes on.
  await expect(table.getByRole('cell').filter({ hasText: '—' }).first()).toBeVisible();
  const rates = (await table.getByRole('cell').allTextContents())
    .map((text) => Number(text.replaceAll(',', '')))
    .filter((rate) => !Number.isNaN(rate));
  // A timer interrupt comes at most 1,000 times a second on a CPU; the count since boot would be far above.
  for (const rate of rates) expect(rate).toBeLessThan(10_000);
});
