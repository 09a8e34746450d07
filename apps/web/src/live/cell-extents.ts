import { hasRate, numberAt } from '@statsfs/core/model';
import { interruptionBetween, type Mark, ratePerSecond } from '@statsfs/core/series';
import type { KeptSamples } from './kept-samples.ts';
import { failuresIn, readableRows } from './to-slice.ts';

/** Looking at every row of a wide table each tick would cost more than the table; in between the ends only widen. */
const RENEW_EVERY_US = 15e6;

/** The lowest and the highest rate (or value, where there is no rate) of each cell over a span. NaN where there is none. */
export class CellExtents {
  #low = new Float64Array(0);
  #high = new Float64Array(0);
  #fromUs = Number.NaN;
  #firstUs = Infinity;
  #renewedUs = -Infinity;
  #seenUs = -Infinity;

  get low(): Float64Array {
    return this.#low;
  }

  get high(): Float64Array {
    return this.#high;
  }

  /** Takes in what has come. `windowSeconds` may change from call to call. */
  update(kept: KeptSamples, windowSeconds: number): void {
    const { view, untilUs } = kept;
    const fromUs = untilUs - windowSeconds * 1e6;
    const firstUs = view.atUs[0] ?? Infinity;
    const isOld = fromUs < this.#fromUs || untilUs - this.#renewedUs >= RENEW_EVERY_US;
    // History lies before what was seen.
    const isOther = this.#low.length !== view.cellCount || firstUs < this.#firstUs;
    if (isOld || isOther) {
      this.#renew(view.cellCount, fromUs, untilUs);
      this.#firstUs = firstUs;
    }
    const startUs = Math.max(fromUs, this.#seenUs);
    const rows = readableRows(view, startUs, untilUs);
    const marks = [...kept.marks, ...failuresIn(view, startUs, untilUs)];
    rows.forEach((row, i) => {
      const atUs = view.atUs[row] ?? 0;
      if (atUs <= startUs) return;
      this.#takeRow(kept, row, rows[i - 1], marks);
      this.#seenUs = atUs;
    });
  }

  #renew(cellCount: number, fromUs: number, untilUs: number): void {
    this.#low = new Float64Array(cellCount).fill(Number.NaN);
    this.#high = new Float64Array(cellCount).fill(Number.NaN);
    this.#fromUs = fromUs;
    this.#renewedUs = untilUs;
    this.#seenUs = -Infinity;
  }

  #takeRow(
    { view, descriptor }: KeptSamples,
    row: number,
    before: number | undefined,
    marks: readonly Mark[],
  ): void {
    const { words, cellCount, atUs } = view;
    const isRate = hasRate(descriptor.kind);
    if (isRate && before === undefined) return;
    const beforeUs = atUs[before ?? row] ?? 0;
    const rowUs = atUs[row] ?? 0;
    if (isRate && interruptionBetween(marks, beforeUs, rowUs, 0) !== undefined) return;
    for (let cell = 0; cell < cellCount; cell++) {
      const slot = row * cellCount + cell;
      const value = isRate
        ? ratePerSecond(
            words,
            (before ?? 0) * cellCount + cell,
            words,
            slot,
            descriptor,
            rowUs - beforeUs,
          )
        : numberAt(words, slot, descriptor.type);
      if (Number.isNaN(value)) continue;
      if (!(value >= (this.#low[cell] ?? Number.NaN))) this.#low[cell] = value;
      if (!(value <= (this.#high[cell] ?? Number.NaN))) this.#high[cell] = value;
    }
  }
}
