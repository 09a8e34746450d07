import { compareU64, growth, numberAt } from '@statsfs/core/model';
import type { HeatFill } from '../heat-fill.ts';
import type { KeptSamples } from '../kept-samples.ts';
import type { HistogramShape } from './histogram-shape.ts';

/** A row for each bucket, with what was counted in it during the column. A sample in which a bucket fell adds nothing. */
export function growthFill(shape: HistogramShape): HeatFill {
  const rows = rowsOfCells(shape);
  const grown = new Float64Array(shape.buckets.length);
  return {
    rowCount: () => shape.buckets.length,
    take: (column, kept, row, before) => {
      if (before === undefined || !growthInto(grown, kept, [before, row], rows)) return;
      grown.forEach((value, at) => {
        const sum = column[at] ?? Number.NaN;
        column[at] = Number.isNaN(sum) ? value : sum + value;
      });
    },
  };
}

/** A row for each bucket, with its count as of the last sample of the column. */
export function countFill(shape: HistogramShape): HeatFill {
  const rows = rowsOfCells(shape);
  return {
    rowCount: () => shape.buckets.length,
    take: (column, { view, descriptor }, row) => {
      column.fill(0);
      rows.forEach((at, cell) => {
        const count = numberAt(view.words, row * view.cellCount + cell, descriptor.type);
        column[at] = (column[at] ?? 0) + count;
      });
    },
  };
}

/** Of each cell its row from above: the lowest bucket is at the bottom. */
const rowsOfCells = ({ buckets, bucketOfCell }: HistogramShape): Int32Array =>
  Int32Array.from(bucketOfCell, (bucket) => buckets.length - 1 - bucket);

/** An hour of ten samples a second is two million cells. @returns false where a cell fell. */
function growthInto(
  into: Float64Array,
  { view: { words, cellCount } }: KeptSamples,
  [before, after]: readonly [number, number],
  rows: Int32Array,
): boolean {
  into.fill(0);
  for (let cell = 0; cell < rows.length; cell++) {
    const [a, b] = [before * cellCount + cell, after * cellCount + cell];
    // Counts are none below zero: of s64, too, the larger one is the larger one unsigned.
    if (compareU64(words, b, words, a) < 0) return false;
    const at = rows[cell] ?? 0;
    into[at] = (into[at] ?? 0) + growth(words, b, words, a);
  }
  return true;
}
