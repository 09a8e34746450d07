import type { Clock } from '../src/ports/clock.ts';

const NS_PER_US = 1000n;
/** An hour after boot: far from 0, which stands for "never" in places. */
const START_US = 3600 * 1e6;
const WALL_AT_BOOT_NS = 1_700_000_000_000_000_000n;

/** Time that passes when a test says so, and by one microsecond whenever it is asked for. */
export class ManualClock implements Clock {
  #us = START_US;
  #wallOffsetNs = WALL_AT_BOOT_NS;
  #cpuUs = 0;

  get nowUs(): number {
    return this.#us;
  }

  advance(ms: number): void {
    this.#us += ms * 1000;
  }

  /** Somebody sets the wall clock. */
  stepWall(ms: number): void {
    this.#wallOffsetNs += BigInt(ms) * 1_000_000n;
  }

  burnCpu(us: number): void {
    this.#cpuUs += us;
  }

  monotonicUs(): number {
    return ++this.#us;
  }

  monotonicNs(): bigint {
    return BigInt(this.monotonicUs()) * NS_PER_US;
  }

  wallNs(): bigint {
    return this.#wallOffsetNs + BigInt(this.#us) * NS_PER_US;
  }

  cpuUs(): number {
    return this.#cpuUs;
  }
}
