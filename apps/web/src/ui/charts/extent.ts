import type { SeriesPoints } from '@statsfs/core/series';

/** Index of the first of growing times at or after `us`. */
export function firstAtOrAfter(times: Float64Array, us: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] ?? Infinity) < us) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Lowest and highest figure from `fromUs` on; undefined when there is none. */
export function extentOf(
  lines: readonly SeriesPoints[],
  fromUs: number,
): readonly [min: number, max: number] | undefined {
  let min = Infinity;
  let max = -Infinity;
  for (const { x, y } of lines) {
    for (let i = firstAtOrAfter(x, fromUs); i < x.length; i++) {
      const value = y[i] ?? Number.NaN;
      if (value < min) min = value;
      if (value > max) max = value;
    }
  }
  return min <= max ? [min, max] : undefined;
}
