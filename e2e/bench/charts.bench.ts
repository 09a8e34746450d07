/*
 * What charts cost the main thread of a tab at 1 Hz: 12 pinned ones of 4 lines with 300 points each, 40 with 28 of them
 * off screen, and the same page with none for what the page costs by itself.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { StatsFolder } from '../fixtures/stats-folder.ts';
import { sayFigure } from './budget.ts';
import { MainThread, type PageCost } from './main-thread.ts';
import { MeasuredProduct } from './measured-product.ts';

const CHARTS = 40;
const LINES = 4;
const HISTORY_S = 300;
const MEASURED_S = 30;
const BUSY_PERCENT = 6;

const counts = new Float64Array(CHARTS * LINES);

function count(folder: StatsFolder): void {
  for (const at of counts.keys()) {
    counts[at] = (counts[at] ?? 0) + Math.round(1000 * (1 + Math.sin(Date.now() / 9e3 + at)) + 5);
    folder.write(`group-${Math.floor(at / LINES)}/line-${at % LINES}`, `${counts[at]}\n`);
  }
}

await using product = await MeasuredProduct.start(count);
const writing = setInterval(() => count(product.folder), 500);
console.log(`waiting ${HISTORY_S} s for a history of ${HISTORY_S} points a line`);
await pause(HISTORY_S * 1000);

/** The page with so many charts pinned, after it has shown them for some seconds. */
async function costWith(charts: number): Promise<PageCost> {
  const context = await product.browser.newContext({ viewport: { width: 1440, height: 1000 } });
  const page = await context.newPage();
  await page.goto(product.address(''));
  await page.getByRole('tree').waitFor();
  const pins = Array.from({ length: charts }, (_, group) => ({
    id: `chart-${group}`,
    paths: Array.from({ length: LINES }, (_line, line) => `demo/group-${group}/line-${line}`),
    columns: 1,
    rows: 1,
  }));
  const answer = await page.request.post(`${product.url}/api/trpc/pins.change`, {
    headers: { origin: product.url },
    data: { host: 'local', workspace: '', change: { kind: 'replace', pins } },
  });
  if (!answer.ok()) throw new Error(`Pins were refused: ${await answer.text()}`);
  await page.goto(`${product.url}/host/local?span=${HISTORY_S}`);
  if (charts > 0)
    await page.getByRole('region', { name: 'Pinned' }).locator('canvas').nth(11).waitFor();
  await pause(8000);
  const cost = await (await MainThread.of(page)).costOver(MEASURED_S);
  await context.close();
  return cost;
}

const none = await costWith(0);
console.log(
  `no charts: ${none.busy.toFixed(1)} % of the main thread, heap ${none.heapMb.toFixed(0)} MB`,
);
for (const charts of [12, CHARTS]) {
  const cost = await costWith(charts);
  console.log(
    `${charts} charts: script ${cost.script.toFixed(1)} %, heap ${cost.heapMb.toFixed(0)} MB, charts alone ${(cost.busy - none.busy).toFixed(1)} %`,
  );
  sayFigure(
    `main thread with ${charts} charts of ${LINES} lines × ${HISTORY_S} points`,
    cost.busy,
    BUSY_PERCENT,
    '%',
  );
}
clearInterval(writing);
