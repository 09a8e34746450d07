import { NOT_READ, type Readings } from '@statsfs/core/model';
import type { Schedule } from './schedule.ts';

/**
 * Files that were read because somebody asked, and that nobody wants any longer. Their last figures are old, and would
 * look like present ones: the next sweep says that they are not read.
 */
export class GivenUp {
  readonly #schedule: Schedule;
  readonly #files = new Set<number>();

  constructor(schedule: Schedule) {
    this.#schedule = schedule;
  }

  /** The file was read, or is not wanted any more. */
  add(file: number): void {
    if (this.#isOver(file)) this.#files.add(file);
  }

  /** @returns files whose status says so now. */
  take(readings: Readings): number[] {
    const files = [...this.#files].filter((file) => this.#isOver(file));
    this.#files.clear();
    for (const file of files) readings.status[file] = NOT_READ.notAsked;
    return files;
  }

  #isOver(file: number): boolean {
    return (
      this.#schedule.has(file) && this.#schedule.intervalMsOf(file) === Number.POSITIVE_INFINITY
    );
  }
}
