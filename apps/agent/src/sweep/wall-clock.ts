/** Beyond a slew a clock was set. adjtimex(2) slews by 500 ppm at most; the rest is for reading two clocks one by one. */
const MOST_SLEW = 0.0006;
const READING_US = 10_000;
const NS_PER_US = 1000n;

/** Notices that somebody set the wall clock, or that the machine slept, which CLOCK_MONOTONIC does not count. */
export class WallClock {
  #monotonicUs = 0;
  #offsetUs: number | undefined;

  /**
   * Both clocks at one moment, later than the last one.
   * @returns by how many µs the wall clock went further than the monotonic one since then; 0 when it was only slewed.
   */
  stepAt(monotonicNs: bigint, wallNs: bigint): number {
    const monotonicUs = Number(monotonicNs / NS_PER_US);
    const offsetUs = Number((wallNs - monotonicNs) / NS_PER_US);
    const before = this.#offsetUs;
    const elapsedUs = monotonicUs - this.#monotonicUs;
    this.#monotonicUs = monotonicUs;
    this.#offsetUs = offsetUs;
    if (before === undefined) return 0;
    const steppedUs = offsetUs - before;
    return Math.abs(steppedUs) > READING_US + MOST_SLEW * elapsedUs ? steppedUs : 0;
  }
}
