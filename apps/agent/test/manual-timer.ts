import type { ManualClock } from './manual-clock.ts';

/** One timer that runs out when a test says so. */
export class ManualTimer {
  readonly #clock: ManualClock;
  #set: { readonly run: () => void; readonly delayMs: number } | undefined;

  constructor(clock: ManualClock) {
    this.#clock = clock;
  }

  readonly schedule = (run: () => void, delayMs: number): (() => void) => {
    const set = { run, delayMs };
    this.#set = set;
    return () => {
      if (this.#set === set) this.#set = undefined;
    };
  };

  /** How long it waits now; undefined: it is not set. */
  get waitsMs(): number | undefined {
    return this.#set?.delayMs;
  }

  /** As long passes as it waits for. */
  pass(): void {
    const set = this.#set;
    this.#set = undefined;
    this.#clock.advance(set?.delayMs ?? 0);
    set?.run();
  }
}
