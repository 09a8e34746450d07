import { type ScanPlan, scanFile } from '@statsfs/core/format';
import { READ_OK, type Readings } from '@statsfs/core/model';
import type { Clock } from '../ports/clock.ts';
import { ARENA_BYTES, type StatReader } from '../ports/stat-reader.ts';
import type { OnePread } from './file-bytes.ts';

/** Files that are read before they are scanned: their bytes and rows fit into the second-level cache. */
const BATCH_FILES = 256;
/**
 * Looking at the clock costs a fifteenth of a read where page tables are isolated (measured). After this many small files,
 * or one large one, it is looked at anew: a read time is then at most some 10 µs early, and by the same each sweep.
 */
const FILES_A_LOOK = 8;
const LARGE_BYTES = 512;

/*
 *   one row a file    ┌────────────┬──────────┬────────────┬───────┬────────┬────────┬─────────┐
 *   by its index      │ descriptor │ capacity │ first slot │ start │ length │ offset │ read µs │
 *                     └────────────┴──────────┴────────────┴───────┴────────┴────────┴─────────┘
 *                       i32: what it takes to read           the last read              f64
 */
const ROW_I32 = 8;
const ROW_F64 = 4;
const CAPACITY = 1;
const FIRST_SLOT = 2;
const START = 3;
const LENGTH = 4;
const OFFSET = 5;
const READ_US = 3;
const NONE = -1;

/** How a file is read that takes one `pread` on a kept descriptor. */
export interface OneRead extends OnePread {
  readonly plan: ScanPlan;
  readonly firstSlot: number;
}

/**
 * The road of nearly all files: one `pread` each into the arena, a batch at a time, then one scan over the batch.
 *
 * Where the kernel isolates its page tables, each system call empties the translation caches, and every page that is
 * touched after it is looked up anew. So between two reads only one row is touched and no object of a file, and scanning
 * waits for the end of a batch: read and scanned, 1,000 sysfs files went from 1.38–1.67 × a C loop that only reads to
 * 1.29–1.33 × (measured).
 */
export class BatchReads {
  readonly #reader: StatReader;
  readonly #clock: Clock;
  #rows = new Int32Array(0);
  /** The same bytes. */
  #times = new Float64Array(0);
  readonly #plans: (ScanPlan | undefined)[] = [];

  constructor(reader: StatReader, clock: Clock) {
    this.#reader = reader;
    this.#clock = clock;
  }

  /** The file of this index goes this road from now on. The descriptor stays its owner's, who says when it is closed. */
  offer(index: number, { descriptor, capacity, offset, plan, firstSlot }: OneRead): void {
    const row = index * ROW_I32;
    if (row >= this.#rows.length) this.#grow(index + 1);
    this.#rows[row] = descriptor;
    this.#rows[row + CAPACITY] = capacity;
    this.#rows[row + FIRST_SLOT] = firstSlot;
    this.#rows[row + OFFSET] = offset;
    this.#plans[index] = plan;
  }

  /** It does not any more. */
  withdraw(index: number): void {
    const row = index * ROW_I32;
    if (index >= 0 && row < this.#rows.length) this.#rows[row] = NONE;
    if (index in this.#plans) this.#plans[index] = undefined;
  }

  /**
   * Reads the next of these files, as many as a batch takes, over what the batch before has left in the arena.
   * @param others gets the indexes of those that must go another road: not offered, unreadable, or longer than expected.
   * @returns where to go on; `scan` wants both positions.
   */
  read(indexes: readonly number[], from: number, others: number[]): number {
    const reader = this.#reader;
    const rows = this.#rows;
    const to = Math.min(indexes.length, from + BATCH_FILES);
    let start = 0;
    let nowUs = 0;
    let looksLeft = 0;
    for (let at = from; at < to; at++) {
      const index = indexes[at] ?? 0;
      const row = index * ROW_I32;
      const descriptor = rows[row] ?? NONE;
      const capacity = rows[row + CAPACITY] ?? 0;
      if (descriptor === NONE) {
        others.push(index);
        continue;
      }
      if (start + capacity > ARENA_BYTES) return at;
      if (looksLeft === 0) {
        nowUs = this.#clock.monotonicUs();
        looksLeft = FILES_A_LOOK;
      }
      const offset = rows[row + OFFSET] ?? 0;
      const got = reader.pread(descriptor, start, capacity, offset);
      looksLeft = got > LARGE_BYTES ? 0 : looksLeft - 1;
      if (got < 0 || (got >= capacity && offset === 0)) {
        rows[row + LENGTH] = NONE;
        others.push(index);
        continue;
      }
      rows[row + START] = start;
      rows[row + LENGTH] = got;
      this.#times[index * ROW_F64 + READ_US] = nowUs;
      start += got;
    }
    return to;
  }

  /** Tells what each file cost that was read from one position to another. Files between two looks at the clock share alike. */
  noteCosts(
    indexes: readonly number[],
    from: number,
    to: number,
    endUs: number,
    costs: { note(file: number, tookUs: number): void },
  ): void {
    let nextUs = endUs;
    for (let at = to - 1; at >= from; ) {
      const first = this.#firstOfLook(indexes, from, at);
      const index = indexes[first] ?? 0;
      if (!this.#wasRead(index)) {
        at = first - 1;
        continue;
      }
      const atUs = this.#times[index * ROW_F64 + READ_US] ?? 0;
      const eachUs = (nextUs - atUs) / (at - first + 1);
      for (; at >= first; at--) {
        const file = indexes[at] ?? 0;
        if (this.#wasRead(file)) costs.note(file, eachUs);
      }
      nextUs = atUs;
    }
  }

  /**
   * Scans what was read from one position to another.
   * @param others gets the indexes of files that have another shape now, or were read only in part.
   */
  scan(
    indexes: readonly number[],
    from: number,
    to: number,
    readings: Readings,
    others: number[],
  ): void {
    const { arena } = this.#reader;
    const { words, status, readUs, storeText } = readings;
    const rows = this.#rows;
    for (let at = from; at < to; at++) {
      const index = indexes[at] ?? 0;
      const row = index * ROW_I32;
      const length = rows[row + LENGTH] ?? NONE;
      const plan = this.#plans[index];
      if (plan === undefined || length === NONE || rows[row] === NONE) continue;
      const start = rows[row + START] ?? 0;
      const firstSlot = rows[row + FIRST_SLOT] ?? 0;
      if (scanFile(arena, start, start + length, plan, words, firstSlot, storeText) === 'ok') {
        status[index] = READ_OK;
        readUs[index] = this.#times[index * ROW_F64 + READ_US] ?? 0;
      } else {
        others.push(index);
      }
    }
  }

  /** Where the run of files begins that have the same read time as the one at `at`. */
  #firstOfLook(indexes: readonly number[], from: number, at: number): number {
    const atUs = this.#times[(indexes[at] ?? 0) * ROW_F64 + READ_US];
    let first = at;
    while (first > from && this.#times[(indexes[first - 1] ?? 0) * ROW_F64 + READ_US] === atUs)
      first--;
    return first;
  }

  #wasRead(index: number): boolean {
    const row = index * ROW_I32;
    return row < this.#rows.length && this.#rows[row] !== NONE && this.#rows[row + LENGTH] !== NONE;
  }

  #grow(files: number): void {
    const rows = new Int32Array(Math.max(files * ROW_I32, 2 * this.#rows.length)).fill(NONE);
    rows.set(this.#rows);
    this.#rows = rows;
    this.#times = new Float64Array(rows.buffer);
  }
}
