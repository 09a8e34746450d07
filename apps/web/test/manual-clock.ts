import type { LiveClock } from '../src/live/worker/live-transport.ts';

interface Timer {
  readonly dueMs: number;
  readonly run: () => void;
}

/** A clock that a test moves on by hand. */
export class ManualClock implements LiveClock {
  #nowMs = 0;
  readonly #timers = new Set<Timer>();

  readonly nowMs = (): number => this.#nowMs;

  readonly after = (delayMs: number, run: () => void): (() => void) => {
    const timer = { dueMs: this.#nowMs + delayMs, run };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  };

  /** Runs what falls due, in order; what that starts too. Promises settle in between. */
  async advance(ms: number): Promise<void> {
    const untilMs = this.#nowMs + ms;
    for (;;) {
      await settled();
      const next = [...this.#timers].sort((a, b) => a.dueMs - b.dueMs)[0];
      if (next === undefined || next.dueMs > untilMs) break;
      this.#timers.delete(next);
      this.#nowMs = next.dueMs;
      next.run();
    }
    this.#nowMs = untilMs;
    await settled();
  }
}

/** Lets every promise that can settle do so. */
export const settled = (): Promise<void> => new Promise((done) => setImmediate(done));
