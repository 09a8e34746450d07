import type { Descriptor } from '@statsfs/core/model';
import { interruptionBetween, type Mark, stepBetween } from '@statsfs/core/series';
import { type Latest, type LatestSample, NO_LATEST } from './latest.ts';
import type { SampleView } from './sample-columns.ts';

/** The newest sample with its rates, from the rows that are known. */
export function latestOf(
  view: SampleView,
  descriptor: Descriptor,
  texts: readonly string[],
  marks: readonly Mark[],
): Latest {
  const row = view.length - 1;
  const atUs = view.atUs[row];
  if (atUs === undefined) return NO_LATEST;
  const code = view.status[row] ?? 0;
  if (code !== 0) return { kind: 'unreadable', code, atUs };
  // History holds no strings, so until one came live there is nothing to show.
  if (descriptor.type === 'text' && texts.length === 0) return NO_LATEST;
  const { cellCount } = view;
  const words = view.words.slice(2 * cellCount * row, 2 * cellCount * (row + 1));
  return { kind: 'ok', atUs, words, texts, stale: false, ...ratesOf(view, row, descriptor, marks) };
}

/** Rates of the step that ends at `row`. */
function ratesOf(
  { atUs, status, words, cellCount }: SampleView,
  row: number,
  descriptor: Descriptor,
  marks: readonly Mark[],
): Pick<LatestSample, 'cellRates' | 'rate' | 'step'> {
  const cellRates = new Float64Array(cellCount).fill(Number.NaN);
  const fromUs = atUs[row - 1];
  const untilUs = atUs[row];
  const none = { cellRates, rate: Number.NaN, step: 'normal' } as const;
  if (fromUs === undefined || untilUs === undefined || status[row - 1] !== 0) return none;
  const between = interruptionBetween(marks, fromUs, untilUs, 0);
  let step: LatestSample['step'] = 'normal';
  let rate = Number.NaN;
  for (let cell = 0; cell < cellCount; cell++) {
    const before = { atUs: fromUs, words, slot: (row - 1) * cellCount + cell };
    const after = { atUs: untilUs, words, slot: row * cellCount + cell };
    const moved = stepBetween(before, after, descriptor, between);
    if (moved.kind === 'gap') continue;
    if (moved.kind === 'reset') {
      step = 'reset';
      continue;
    }
    if (moved.kind === 'wrap' && step === 'normal') step = 'wrap';
    cellRates[cell] = moved.perSecond;
    rate = (Number.isNaN(rate) ? 0 : rate) + moved.perSecond;
  }
  return { cellRates, rate, step };
}
