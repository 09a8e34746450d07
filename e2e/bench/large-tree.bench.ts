/*
 * A tree of 100,000 nodes in the browser: from the address to the first rows, a search from the last letter to its
 * rows, and the longest frame while it is scrolled from end to end.
 */
import { sayFigure } from './budget.ts';
import { MainThread } from './main-thread.ts';
import { MeasuredProduct } from './measured-product.ts';

const SOURCES = 1000;
const VALUES = 100;
const ROWS_MS = 1000;
const SEARCH_MS = 100;
const FRAME_MS = 50;
const FRAMES = 300;
const RUNS = 3;
const ROW_PX = 26;
/** Three notches of a wheel. */
const WHEEL_PX = 360;

await using product = await MeasuredProduct.start(
  (folder) => {
    for (let source = 0; source < SOURCES; source++) {
      for (let value = 0; value < VALUES; value++) {
        folder.write(`vm-${source}/stat_${value}`, `${source * value + 1}\n`);
      }
    }
  },
  ['--only', 'demo', '--interval', '10s'],
);
const context = await product.browser.newContext({ viewport: { width: 1440, height: 1000 } });
const page = await context.newPage();
await page.goto(product.address('demo'));
const tree = page.getByRole('tree', { name: 'Stats tree' });
const rows = tree.getByRole('treeitem');
await tree.getByText('100,000 values').waitFor({ timeout: 120_000 });
await rows.first().focus();
for (const key of ['ArrowRight', 'ArrowDown', '*']) await page.keyboard.press(key);
await rows.nth(20).waitFor();

/** Milliseconds from the start of a load to the first rows, as the page's own clock has it. */
async function firstRowsMs(): Promise<number> {
  await page.reload({ waitUntil: 'commit' });
  return page.evaluate(
    () =>
      new Promise<number>((seen) => {
        const look = (): void => {
          const count = document.querySelectorAll('[role=tree] [role=treeitem]').length;
          if (count > 5) seen(performance.now());
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
}
const loads: number[] = [];
for (let run = 0; run < 5; run++) loads.push(await firstRowsMs());
sayFigure('first rows after a load, median of 5', median(loads), ROWS_MS, 'ms');

/** From a letter to the frame that shows what it finds. */
async function searchMs(letter: string): Promise<number> {
  await page.evaluate(() => {
    const times = { pressed: 0, shown: 0 };
    Object.assign(window, { times });
    const box = document.activeElement;
    box?.addEventListener(
      'input',
      () => {
        times.pressed = performance.now();
      },
      { once: true, capture: true },
    );
    const root = document.querySelector('[role=tree]');
    const observer = new MutationObserver(() => {
      if (times.pressed === 0) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        times.shown = performance.now();
      });
    });
    if (root) observer.observe(root, { subtree: true, childList: true, characterData: true });
  });
  await page.keyboard.press(letter);
  await page.waitForFunction(() => Reflect.get(Reflect.get(window, 'times'), 'shown') > 0);
  return page.evaluate(() => {
    const times: { pressed: number; shown: number } = Reflect.get(window, 'times');
    return times.shown - times.pressed;
  });
}
await page.getByRole('searchbox').focus();
const searches: number[] = [];
for (const letter of 'stat_77') searches.push(await searchMs(letter));
console.log(`each letter: ${searches.map((ms) => ms.toFixed(0)).join(', ')} ms`);
sayFigure('a letter of a search to its rows, median of 7', median(searches), SEARCH_MS, 'ms');
await page.keyboard.press('Escape');
await rows.nth(20).waitFor();

const thread = await MainThread.of(page);

/** Milliseconds of each frame while the tree is scrolled, so many px in each. */
const framesOf = (px: number, count: number): Promise<number[]> =>
  page.evaluate(
    async ([step, frames]) => {
      const scroller = document.querySelector('[role=tree]');
      if (scroller === null) throw new Error('There is no tree');
      const gaps: number[] = [];
      scroller.scrollTop = 0;
      let last = await new Promise<number>(requestAnimationFrame);
      for (let frame = 1; frame <= frames; frame++) {
        scroller.scrollTop = frame * step;
        const now = await new Promise<number>(requestAnimationFrame);
        gaps.push(now - last);
        last = now;
      }
      return gaps;
    },
    [px, count] as const,
  );
const height = await tree.evaluate((scroller) => scroller.scrollHeight);
console.log(`${Math.round(height / ROW_PX)} rows, heap ${(await thread.heapMb()).toFixed(0)} MB`);
/** Of a few runs that with the shortest long frame: what the page takes when the machine does nothing else. */
async function bestFrames(px: number): Promise<number[]> {
  let best: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const gaps = await framesOf(px, FRAMES);
    if (best.length === 0 || Math.max(...gaps) < Math.max(...best)) best = gaps;
  }
  return best;
}
for (const [what, px] of [
  ['by the wheel', WHEEL_PX],
  ['dragged from end to end', height / FRAMES],
] as const) {
  const gaps = await bestFrames(px);
  console.log(`mean frame ${mean(gaps).toFixed(1)} ms ${what}`);
  sayFigure(`the longest frame ${what}`, Math.max(...gaps), FRAME_MS, 'ms');
}

function median(of: readonly number[]): number {
  return of.toSorted((a, b) => a - b)[of.length >> 1] ?? Number.NaN;
}

function mean(of: readonly number[]): number {
  return of.reduce((sum, one) => sum + one, 0) / of.length;
}
