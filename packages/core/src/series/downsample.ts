/*
 * A line of many points for few pixels: of every pixel column the lowest and the highest point, in the order in which
 * they came, so that no peak is lost and none is made up. Where the line broke before a point, one NaN stays.
 *
 *   points    3 1 4 2 │ 5 NaN 9 2 │ NaN NaN 6
 *   column       1    │     2     │     3
 *   out         1 4   │  NaN 9 2  │   NaN 6        (and 3, since it is the first of the line)
 */
import type { Points } from './points.ts';

/** What is drawn: x from `from` to `to`, over so many pixel columns. */
export interface PixelWindow {
  readonly from: number;
  readonly to: number;
  readonly columns: number;
}

/** Two points a column, each after a break. */
const MOST_PER_COLUMN = 4;
/** Both ends of the line and its neighbours outside the window, each after a break, and a break at the end. */
const MOST_BESIDES = 9;

/** Points that a buffer must hold for a window. */
export const downsampleCapacity = (columns: number): number =>
  MOST_PER_COLUMN * columns + MOST_BESIDES;

/**
 * Reduces a line, whose x must not fall, to the pixels of a window. The first and the last point inside are kept, and
 * so are the nearest ones outside, to which the line runs on.
 * @param into kept by the caller from frame to frame, so that drawing allocates no arrays.
 * @returns how many points were written.
 * @throws RangeError when `into` holds fewer than `downsampleCapacity`.
 */
export function downsample(points: Points, window: PixelWindow, into: Points): number {
  const { from, to, columns } = window;
  if (into.x.length < downsampleCapacity(columns) || into.y.length < into.x.length) {
    throw new RangeError(`A buffer of ${into.x.length} points for ${columns} pixel columns`);
  }
  if (!(to > from) || columns < 1) return 0;
  const { x, y } = points;
  const line = new LineWriter(points, into);
  const scale = columns / (to - from);
  let breaks = 0;
  // What lies before the window is a column of its own, of which the last point counts.
  let column = -1;
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(y[i])) {
      breaks++;
      continue;
    }
    const at = x[i] ?? 0;
    if (at > to) {
      line.endColumn();
      line.endLine();
      line.write(i, breaks);
      return line.count;
    }
    const next = at < from ? -1 : Math.min(columns - 1, Math.floor((at - from) * scale));
    if (next === column && next >= 0) {
      line.add(i, breaks);
      continue;
    }
    if (next !== column) line.endColumn();
    line.startColumn(i, breaks);
    if (column < 0 && next >= 0) line.write(i, breaks);
    column = next;
  }
  line.endColumn();
  line.endLine();
  line.breakAt(breaks);
  return line.count;
}

/** Holds what one pixel column has seen. `breaks` is how many breaks the line had before a point. */
class LineWriter {
  count = 0;
  readonly #from: Points;
  readonly #into: Points;
  #low = -1;
  #lowBreaks = 0;
  #high = -1;
  #highBreaks = 0;
  #last = -1;
  #lastBreaks = 0;
  #written = -1;
  #writtenBreaks = 0;

  constructor(from: Points, into: Points) {
    this.#from = from;
    this.#into = into;
  }

  startColumn(i: number, breaks: number): void {
    this.#low = i;
    this.#high = i;
    this.#last = i;
    this.#lowBreaks = breaks;
    this.#highBreaks = breaks;
    this.#lastBreaks = breaks;
  }

  add(i: number, breaks: number): void {
    const { y } = this.#from;
    const value = y[i] ?? 0;
    if (value < (y[this.#low] ?? 0)) {
      this.#low = i;
      this.#lowBreaks = breaks;
    }
    if (value > (y[this.#high] ?? 0)) {
      this.#high = i;
      this.#highBreaks = breaks;
    }
    this.#last = i;
    this.#lastBreaks = breaks;
  }

  endColumn(): void {
    if (this.#low <= this.#high) {
      this.write(this.#low, this.#lowBreaks);
      this.write(this.#high, this.#highBreaks);
    } else {
      this.write(this.#high, this.#highBreaks);
      this.write(this.#low, this.#lowBreaks);
    }
  }

  endLine(): void {
    this.write(this.#last, this.#lastBreaks);
  }

  /** Leaves out a point that is written already: points come in order, so none is written twice. */
  write(i: number, breaks: number): void {
    if (i <= this.#written) return;
    this.breakAt(breaks);
    this.#put(this.#from.x[i] ?? 0, this.#from.y[i] ?? 0);
    this.#written = i;
  }

  breakAt(breaks: number): void {
    if (breaks > this.#writtenBreaks && this.#written >= 0) {
      this.#put(this.#from.x[this.#written] ?? 0, Number.NaN);
    }
    this.#writtenBreaks = breaks;
  }

  #put(x: number, y: number): void {
    this.#into.x[this.count] = x;
    this.#into.y[this.count++] = y;
  }
}
