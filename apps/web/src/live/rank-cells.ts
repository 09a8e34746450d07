import { hasRate, numberAt } from '@statsfs/core/model';
import { ratePerSecond } from '@statsfs/core/series';
import type { KeptSamples } from './kept-samples.ts';
import { readableRows } from './to-slice.ts';

/**
 * How busy each cell was from `fromUs` on: the growth of a counter, the size of anything else.
 * @returns undefined while there is nothing to judge by.
 */
export function rankCells(kept: KeptSamples, fromUs: number): Float64Array | undefined {
  const { view, descriptor, untilUs } = kept;
  const { words, cellCount } = view;
  const rows = readableRows(view, fromUs, untilUs);
  const last = rows.at(-1);
  if (last === undefined) return undefined;
  const scores = new Float64Array(cellCount);
  for (let cell = 0; cell < cellCount; cell++) {
    if (!hasRate(descriptor.kind)) {
      scores[cell] = Math.abs(numberAt(words, last * cellCount + cell, descriptor.type));
      continue;
    }
    rows.forEach((row, i) => {
      const before = rows[i - 1];
      if (before === undefined) return;
      const elapsedUs = (view.atUs[row] ?? 0) - (view.atUs[before] ?? 0);
      const [a, b] = [before * cellCount + cell, row * cellCount + cell];
      const grown = (ratePerSecond(words, a, words, b, descriptor, elapsedUs) * elapsedUs) / 1e6;
      if (!Number.isNaN(grown)) scores[cell] = (scores[cell] ?? 0) + grown;
    });
  }
  return scores;
}
