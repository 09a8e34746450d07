/*
 * A heatmap of 512 rows over five minutes, drawn anew with each sweep: what an update takes of the tab's main thread, as
 * the browser's own trace has it.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { StatsFolder } from '../fixtures/stats-folder.ts';
import { sayFigure } from './budget.ts';
import { MainThread } from './main-thread.ts';
import { MeasuredProduct } from './measured-product.ts';

const ROWS = 512;
const HISTORY_S = 300;
const MEASURED_S = 30;
const UPDATE_MS = 16;
const counts = new Float64Array(ROWS);

function count(folder: StatsFolder): void {
  for (const row of counts.keys()) {
    counts[row] =
      (counts[row] ?? 0) + Math.round(500 * (1 + Math.sin(Date.now() / 7e3 + row / 40)));
  }
  // As /proc/interrupts is laid out: a column for each CPU.
  const heading = Array.from(counts, (_, row) => `CPU${row}`).join(' ');
  folder.write('wide', `      ${heading}\n hits: ${counts.join(' ')}\n`);
}

await using product = await MeasuredProduct.start(count);
const writing = setInterval(() => count(product.folder), 500);
console.log(`waiting ${HISTORY_S} s for a history of as many samples a row`);
await pause(HISTORY_S * 1000);
const context = await product.browser.newContext({ viewport: { width: 1440, height: 1400 } });
const page = await context.newPage();
await page.goto(product.address('demo/wide/hits'));
await page.getByRole('main').locator('canvas').first().waitFor();
await pause(5000);
const thread = await MainThread.of(page);
const shown = await thread.costOver(MEASURED_S);
// The same page, with nothing of it drawn anew.
await page.keyboard.press(' ');
await pause(2000);
const still = await thread.costOver(MEASURED_S);
clearInterval(writing);
console.log(
  `main thread ${shown.busy.toFixed(1)} % live, ${still.busy.toFixed(1)} % paused; heap ${shown.heapMb.toFixed(0)} MB`,
);
sayFigure(
  `an update of the page with a heatmap of ${ROWS} × ${HISTORY_S}`,
  10 * (shown.busy - still.busy),
  UPDATE_MS,
  'ms',
);
