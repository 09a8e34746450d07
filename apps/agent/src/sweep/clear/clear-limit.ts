import type { Clock } from '../../ports/clock.ts';

const US_PER_S = 1e6;

/** Files that may be written to at once: a whole host twice over, and still well under a second of the sweep's time. */
export const BURST_FILES = 20_000;
/** And this many a second for ever: a write takes 5 to 20 µs, so less than a hundredth of a core. */
const FILES_PER_S = 500;

/** Keeps clears from taking the sweep's time: a bucket that fills again. */
export class ClearLimit {
  readonly #clock: Clock;
  #left = BURST_FILES;
  #atUs: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#atUs = clock.monotonicUs();
  }

  /** @returns the seconds after which so many may be written to; 0: now, and they are taken from what may. */
  take(files: number): number {
    const nowUs = this.#clock.monotonicUs();
    const filled = ((nowUs - this.#atUs) / US_PER_S) * FILES_PER_S;
    this.#left = Math.min(BURST_FILES, this.#left + filled);
    this.#atUs = nowUs;
    const missing = files - this.#left;
    if (missing > 0) return Math.ceil(missing / FILES_PER_S);
    this.#left -= files;
    return 0;
  }
}
