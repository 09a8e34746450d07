/** A line to be drawn: x in microseconds, y in the raw number, NaN where the line breaks. */
export interface Points {
  readonly x: Float64Array<ArrayBuffer>;
  readonly y: Float64Array<ArrayBuffer>;
}

/** Points that are added one by one, up to a number known before. */
export class PointList {
  readonly #x: Float64Array<ArrayBuffer>;
  readonly #y: Float64Array<ArrayBuffer>;
  #length = 0;

  constructor(capacity: number) {
    this.#x = new Float64Array(capacity);
    this.#y = new Float64Array(capacity);
  }

  add(x: number, y: number): void {
    this.#x[this.#length] = x;
    this.#y[this.#length++] = y;
  }

  take(): Points {
    const isFull = this.#length === this.#x.length;
    return isFull
      ? { x: this.#x, y: this.#y }
      : { x: this.#x.slice(0, this.#length), y: this.#y.slice(0, this.#length) };
  }
}
