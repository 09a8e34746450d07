import { hasRate, numberAt } from '@statsfs/core/model';
import { ratePerSecond } from '@statsfs/core/series';
import type { KeptSamples } from './kept-samples.ts';

/** What a sample adds to the column of its time. */
export interface HeatFill {
  /** Rows of the picture, for a table of so many cells. */
  readonly rowCount: (cellCount: number) => number;
  /**
   * Changes the column, whose figures are NaN at first.
   * @param before the sample before; undefined where there is none, or something came between that no figure goes across.
   */
  readonly take: (
    column: Float64Array,
    kept: KeptSamples,
    row: number,
    before: number | undefined,
  ) => void;
}

/**
 * A row for each cell, with its highest rate or value: a peak of one sample is seen in an hour.
 * @param order cells in the order of rows; left out: that of the table.
 */
export function highestFill(order?: readonly number[]): HeatFill {
  return {
    rowCount: (cellCount) => cellCount,
    take: (column, { view, descriptor }, row, before) => {
      const { words, cellCount, atUs } = view;
      const isRate = hasRate(descriptor.kind);
      if (isRate && before === undefined) return;
      const elapsedUs = (atUs[row] ?? 0) - (atUs[before ?? row] ?? 0);
      for (let at = 0; at < cellCount; at++) {
        const cell = order?.[at] ?? at;
        const slot = row * cellCount + cell;
        const first = (before ?? 0) * cellCount + cell;
        const value = isRate
          ? ratePerSecond(words, first, words, slot, descriptor, elapsedUs)
          : numberAt(words, slot, descriptor.type);
        if (!Number.isNaN(value) && !((column[at] ?? Number.NaN) >= value)) column[at] = value;
      }
    },
  };
}
