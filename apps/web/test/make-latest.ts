import { createWords, setExactText } from '@statsfs/core/model';
import type { LatestSample } from '../src/live/latest.ts';

/** A newest sample of u64 cells; a cell without a rate has none. */
export function makeLatest(cells: readonly string[], rates: readonly number[] = []): LatestSample {
  const words = createWords(cells.length);
  cells.forEach((cell, slot) => {
    setExactText(words, slot, 'u64', cell);
  });
  const cellRates = Float64Array.from(cells, (_, i) => rates[i] ?? Number.NaN);
  const rate = rates.length === 0 ? Number.NaN : rates.reduce((sum, each) => sum + each, 0);
  return { kind: 'ok', atUs: 1, words, texts: [], cellRates, rate, step: 'normal', stale: false };
}
