import { createWords, type Words } from '@statsfs/core/model';

/** Samples of one value over time, as columns. Borrowed views: they change with the next append or merge. */
export interface SampleView {
  readonly cellCount: number;
  readonly length: number;
  readonly atUs: Float64Array;
  /** 0: cells are good; else a code of `unreadable`. */
  readonly status: Uint16Array;
  /** Row after row: cell c of sample i is slot i × cellCount + c. */
  readonly words: Words;
}

/**
 * The live link and the history read one clock, but one of them went through a text of microseconds: two times closer than
 * this are the same sample. The fastest sweep is a hundred times slower.
 */
const SAME_SAMPLE_US = 1000;
const FIRST_CAPACITY = 64;

/** Growable columns in order of time, which forget their oldest rows. */
export class SampleColumns {
  readonly cellCount: number;
  #start = 0;
  #end = 0;
  #atUs = new Float64Array(FIRST_CAPACITY);
  #status = new Uint16Array(FIRST_CAPACITY);
  #words: Words;

  constructor(cellCount: number) {
    this.cellCount = cellCount;
    this.#words = createWords(FIRST_CAPACITY * cellCount);
  }

  get length(): number {
    return this.#end - this.#start;
  }

  /** Time of the newest sample, −Infinity when there is none. */
  get lastUs(): number {
    return this.length === 0 ? -Infinity : (this.#atUs[this.#end - 1] ?? -Infinity);
  }

  view(): SampleView {
    const { cellCount, length } = this;
    return {
      cellCount,
      length,
      atUs: this.#atUs.subarray(this.#start, this.#end),
      status: this.#status.subarray(this.#start, this.#end),
      words: this.#words.subarray(2 * cellCount * this.#start, 2 * cellCount * this.#end),
    };
  }

  /** @returns false, doing nothing, when the sample is not newer than the newest. */
  append(atUs: number, status: number, words: Uint32Array): boolean {
    if (atUs <= this.lastUs + SAME_SAMPLE_US) return false;
    this.#reserve(1);
    this.#put(this.#end++, atUs, status, words);
    return true;
  }

  /** Adds what is not here yet, wherever it belongs in time. @returns how many samples were new. */
  merge(older: SampleView): number {
    if (older.cellCount !== this.cellCount || older.length === 0) return 0;
    const mine = copyOf(this.view());
    this.#start = 0;
    this.#end = 0;
    this.#reserve(mine.length + older.length);
    let i = 0;
    let j = 0;
    let added = 0;
    while (i < mine.length || j < older.length) {
      const a = mine.atUs[i] ?? Infinity;
      const b = older.atUs[j] ?? Infinity;
      const isSame = Math.abs(a - b) <= SAME_SAMPLE_US;
      if (a <= b || isSame) {
        this.#copyRow(mine, i++);
        if (isSame) j++;
        continue;
      }
      this.#copyRow(older, j++);
      added++;
    }
    return added;
  }

  /** Forgets samples before `atUs`, except the last of them: the line and the rate that lead into the window need it. */
  trimBefore(atUs: number): void {
    let first = this.#start;
    while (first + 1 < this.#end && (this.#atUs[first + 1] ?? Infinity) <= atUs) first++;
    this.#start = first;
  }

  #copyRow(from: SampleView, row: number): void {
    const width = 2 * this.cellCount;
    const words = from.words.subarray(row * width, (row + 1) * width);
    this.#put(this.#end++, from.atUs[row] ?? 0, from.status[row] ?? 0, words);
  }

  #put(row: number, atUs: number, status: number, words: Uint32Array): void {
    this.#atUs[row] = atUs;
    this.#status[row] = status;
    this.#words.set(words.subarray(0, 2 * this.cellCount), 2 * this.cellCount * row);
  }

  /** Moves the rows to the front when at least as many were forgotten, else doubles: amortised O(1) a sample. */
  #reserve(rows: number): void {
    const capacity = this.#atUs.length;
    if (this.#end + rows <= capacity) return;
    const length = this.length;
    const width = 2 * this.cellCount;
    const isRoomInFront = length + rows <= capacity && this.#start >= length;
    const grown = isRoomInFront ? capacity : Math.max(2 * capacity, length + rows);
    const view = this.view();
    const atUs = isRoomInFront ? this.#atUs : new Float64Array(grown);
    const status = isRoomInFront ? this.#status : new Uint16Array(grown);
    const words = isRoomInFront ? this.#words : createWords(grown * this.cellCount);
    atUs.set(view.atUs);
    status.set(view.status);
    words.set(view.words.subarray(0, length * width));
    this.#atUs = atUs;
    this.#status = status;
    this.#words = words;
    this.#start = 0;
    this.#end = length;
  }
}

const copyOf = (view: SampleView): SampleView => ({
  ...view,
  atUs: view.atUs.slice(),
  status: view.status.slice(),
  words: view.words.slice(),
});
