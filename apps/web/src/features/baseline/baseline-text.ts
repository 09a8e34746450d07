import { Accumulator, refusalOf } from '@statsfs/core/aggregate';
import type { Descriptor } from '@statsfs/core/model';
import { cellUnitOf, createWords, setExactText } from '@statsfs/core/model';
import { type Figure, formatClock, formatExact } from '@statsfs/core/units';
import type { Baseline } from '../../live/baselines.ts';
import { sinceBaseline } from '../../live/since-baseline.ts';

export interface BaselineText {
  /** What stands over the figure: since when, or that it restarted. */
  readonly label: string;
  /** Undefined when the table has other keys now, or its cells do not add up. */
  readonly figure: Figure | undefined;
}

/** The growth of a whole value since its baseline, in words and one figure. */
export function baselineText(
  cells: readonly string[],
  baseline: Baseline,
  descriptor: Descriptor,
  timeZoneOffsetMinutes: number,
): BaselineText {
  const at = formatClock(baseline.atUs / 1000, timeZoneOffsetMinutes);
  const label = baseline.hasRestarted
    ? `since the kernel restarted it, ${at}`
    : `since baseline ${at}`;
  const growth = sinceBaseline(cells, baseline.cells, descriptor.type);
  if (growth === undefined || (growth.length > 1 && refusalOf('sum', descriptor) !== undefined)) {
    return { label, figure: undefined };
  }
  // A gauge may stand below its baseline.
  const type = descriptor.type === 'f64' ? 'f64' : 's64';
  const accumulator = new Accumulator(type);
  const words = createWords(1);
  for (const cell of growth) {
    if (setExactText(words, 0, type, cell)) accumulator.add(words, 0);
  }
  const sum = accumulator.result('sum');
  if (sum.kind !== 'figure') return { label, figure: undefined };
  return { label, figure: formatExact(sum.exact, type, cellUnitOf(descriptor)) };
}
