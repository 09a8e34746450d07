import { interruptionBetween, type Mark } from '@statsfs/core/series';
import type { HeatFill } from './heat-fill.ts';
import type { KeptSamples } from './kept-samples.ts';
import { failuresIn, readableRows } from './to-slice.ts';

/** One stretch of time: the figure of each row of the picture in it, NaN where there is none. */
export interface HeatColumn {
  readonly startUs: number;
  readonly cells: Float64Array;
}

/**
 * A table over time, in columns of equal length, for a picture of rows and columns of pixels. What counts of the samples
 * of a column is the fill's to say. Takes in what is new; what has left the span goes.
 */
export class HeatMatrix {
  readonly #columns = new Map<number, Float64Array>();
  readonly #bucketUs: number;
  readonly #fill: HeatFill;
  #cellCount = 0;
  #seenUs = -Infinity;
  #firstUs = Infinity;

  constructor(bucketUs: number, fill: HeatFill) {
    this.#bucketUs = bucketUs;
    this.#fill = fill;
  }

  update(kept: KeptSamples, fromUs: number): void {
    const { view, untilUs } = kept;
    const firstUs = view.atUs[0] ?? Infinity;
    // History lies before what was seen, and another shape is another table.
    if (view.cellCount !== this.#cellCount || firstUs < this.#firstUs) {
      this.#columns.clear();
      this.#cellCount = view.cellCount;
      this.#seenUs = -Infinity;
    }
    this.#firstUs = firstUs;
    const startUs = Math.max(fromUs, this.#seenUs);
    const rows = readableRows(view, startUs, untilUs);
    const marks = [...kept.marks, ...failuresIn(view, startUs, untilUs)];
    rows.forEach((row, i) => {
      const atUs = view.atUs[row] ?? 0;
      if (atUs <= startUs) return;
      this.#takeRow(kept, row, rows[i - 1], marks);
      this.#seenUs = atUs;
    });
    for (const bucket of this.#columns.keys()) {
      if ((bucket + 1) * this.#bucketUs <= fromUs) this.#columns.delete(bucket);
    }
  }

  /** In order of time; a stretch without samples has no column. Borrowed until the next update. */
  columns(): HeatColumn[] {
    return [...this.#columns]
      .sort(([a], [b]) => a - b)
      .map(([bucket, cells]) => ({ startUs: bucket * this.#bucketUs, cells }));
  }

  #takeRow(
    kept: KeptSamples,
    row: number,
    before: number | undefined,
    marks: readonly Mark[],
  ): void {
    const { atUs } = kept.view;
    const rowUs = atUs[row] ?? 0;
    const beforeUs = atUs[before ?? row] ?? 0;
    const isBroken = interruptionBetween(marks, beforeUs, rowUs, 0) !== undefined;
    this.#fill.take(this.#columnAt(rowUs), kept, row, isBroken ? undefined : before);
  }

  #columnAt(us: number): Float64Array {
    const bucket = Math.floor(us / this.#bucketUs);
    let column = this.#columns.get(bucket);
    if (column === undefined) {
      column = new Float64Array(this.#fill.rowCount(this.#cellCount)).fill(Number.NaN);
      this.#columns.set(bucket, column);
    }
    return column;
  }
}
