import { numberAt } from '@statsfs/core/model';
import { growthOf, moveBetween } from '@statsfs/core/series';
import type { HeatFill } from '../heat-fill.ts';
import type { KeptSamples } from '../kept-samples.ts';
import type { HistogramShape } from './histogram-shape.ts';

/** Rows of a heatmap from above: the highest bucket first, so that the lowest is at the bottom. */
export const rowOfBucket = (bucket: number, { buckets }: HistogramShape): number =>
  buckets.length - 1 - bucket;

/** A row for each bucket, with what was counted in it during the column. A sample in which a bucket fell adds nothing. */
export function growthFill(shape: HistogramShape): HeatFill {
  const growth = new Float64Array(shape.buckets.length);
  return {
    rowCount: () => shape.buckets.length,
    take: (column, kept, row, before) => {
      if (before === undefined || !growthInto(growth, kept, [before, row], shape)) return;
      growth.forEach((value, at) => {
        const sum = column[at] ?? Number.NaN;
        column[at] = Number.isNaN(sum) ? value : sum + value;
      });
    },
  };
}

/** A row for each bucket, with its count as of the last sample of the column. */
export const countFill = (shape: HistogramShape): HeatFill => ({
  rowCount: () => shape.buckets.length,
  take: (column, { view, descriptor }, row) => {
    column.fill(0);
    shape.bucketOfCell.forEach((bucket, cell) => {
      const at = rowOfBucket(bucket, shape);
      const count = numberAt(view.words, row * view.cellCount + cell, descriptor.type);
      column[at] = (column[at] ?? 0) + count;
    });
  },
});

/** @returns false where a cell fell. */
function growthInto(
  growth: Float64Array,
  { view, descriptor }: KeptSamples,
  [before, after]: readonly [number, number],
  shape: HistogramShape,
): boolean {
  const { words, cellCount } = view;
  // Buckets are counters, though no rate of the whole row is made of them.
  const rules = { ...descriptor, ...COUNTER };
  growth.fill(0);
  return shape.bucketOfCell.every((bucket, cell) => {
    const [a, b] = [before * cellCount + cell, after * cellCount + cell];
    const move = moveBetween(words, a, words, b, rules);
    if (move !== 'grew') return false;
    const at = rowOfBucket(bucket, shape);
    growth[at] = (growth[at] ?? 0) + growthOf(move, words, a, words, b, rules);
    return true;
  });
}

const COUNTER = { kind: 'cumulative', width: 64, stepsBack: false } as const;
