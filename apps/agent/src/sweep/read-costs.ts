import type { Schema } from '@statsfs/core/model';
import type { Schedule } from './schedule.ts';
import type { FileCosts } from './sweep-messages.ts';

/** A file that takes longer to read holds up all others: it is left alone for a while. */
const SLOW_US = 50_000;
/** A slow file may take this share of the time at most. */
const SLOW_SHARE = 0.01;
const SHORTEST_REST_MS = 10_000;
const LONGEST_REST_MS = 300_000;
const US_PER_MS = 1000;
/** How much the last read weighs in what a file costs. */
const WEIGHT = 0.25;

/** What reading each file costs in wall time, and which files are so slow that they are read rarely. */
export class ReadCosts {
  readonly #schedule: Schedule;
  #costUs = new Float32Array(0);

  constructor(schedule: Schedule) {
    this.#schedule = schedule;
  }

  /** Of one read, in microseconds, smoothed over the last few; 0 for a file that was not read yet. */
  of(file: number): number {
    return this.#costUs[file] ?? 0;
  }

  /** Of every file of a schema. */
  all({ epoch, files }: Schema): FileCosts {
    const readUs = Float32Array.from(files, (_, file) => this.of(file));
    const intervalMs = Float32Array.from(files, (_, file) => this.#schedule.intervalMsOf(file));
    return { epoch, readUs, intervalMs };
  }

  grow(files: number): void {
    if (files <= this.#costUs.length) return;
    const costs = new Float32Array(Math.max(files, 2 * this.#costUs.length));
    costs.set(this.#costUs);
    this.#costUs = costs;
  }

  /** Starts over: the indexes mean other files. */
  forget(): void {
    this.#costUs.fill(0);
  }

  note(file: number, tookUs: number): void {
    const before = this.#costUs[file] ?? 0;
    this.#costUs[file] = before === 0 ? tookUs : before + WEIGHT * (tookUs - before);
    if (tookUs >= SLOW_US) {
      const restMs = tookUs / SLOW_SHARE / US_PER_MS;
      const longer = Math.max(restMs, 2 * this.#schedule.restMsOf(file));
      const bounded = Math.min(LONGEST_REST_MS, Math.max(SHORTEST_REST_MS, longer));
      this.#schedule.rest(file, bounded);
    } else if (tookUs < SLOW_US / 2) {
      this.#schedule.rest(file, 0);
    }
  }
}
