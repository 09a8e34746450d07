import type { Clock } from '../ports/clock.ts';

/**
 * The share of the budget is judged over this long. Intervals grow only when it is missed twice in a row: a clear, somebody
 * who joins, or a mount that has come are dear once.
 */
const WINDOW_US = 5e6;
/** What is spent on starting and on the first layouts is not held against the intervals. */
const GRACE_US = 10e6;
/** Intervals are stretched this many times at most. */
const MAX_STRETCH = 60;
/** A budget that is missed by less is kept. */
const TOLERANCE = 1.1;
/** Back to shorter intervals only when there is that much room, so that they do not swing. */
const ROOM = 0.7;

/**
 * Keeps the CPU time of the whole agent within a share of one core, by making its intervals longer. What is spent goes
 * down with them, but for what serving costs; so each window's judgement builds upon the one before.
 */
export class CpuBudget {
  readonly #clock: Clock;
  /** Share of one core; 0: no limit. */
  readonly #share: number;
  readonly #graceUs: number;
  /** Start of the window, and what was spent by then; undefined before the first. */
  #window: { readonly startUs: number; readonly cpuUs: number } | undefined;
  #stretch = 1;
  /** What was spent in the window before, in budgets. */
  #spentBefore = 0;

  constructor(clock: Clock, share: number) {
    this.#clock = clock;
    this.#share = share;
    this.#graceUs = clock.monotonicUs() + GRACE_US;
  }

  /** How many times as long the intervals are to be, from 1. */
  get stretch(): number {
    return this.#stretch;
  }

  /** To be called now and then. @returns whether the stretch has changed. */
  judge(): boolean {
    const nowUs = this.#clock.monotonicUs();
    if (this.#share === 0 || nowUs < this.#graceUs) return false;
    const window = this.#window;
    const elapsedUs = nowUs - (window?.startUs ?? nowUs);
    if (window !== undefined && elapsedUs < WINDOW_US) return false;
    const cpuUs = this.#clock.cpuUs();
    this.#window = { startUs: nowUs, cpuUs };
    if (window === undefined) return false;
    const spent = (cpuUs - window.cpuUs) / elapsedUs / this.#share;
    const before = this.#stretch;
    const lasting = Math.min(spent, this.#spentBefore);
    if (lasting > TOLERANCE) this.#set(before * lasting);
    else if (spent < ROOM && before > 1) this.#set(before * spent);
    // The next window has another stretch, and says nothing yet together with this one.
    this.#spentBefore = this.#stretch === before ? spent : 0;
    return this.#stretch !== before;
  }

  #set(stretch: number): void {
    this.#stretch = rounded(Math.min(MAX_STRETCH, Math.max(1, stretch)));
  }
}

/** To tenths up to 3 and whole numbers above: intervals that people can read. */
const rounded = (factor: number): number =>
  factor < 3 ? Math.ceil(factor * 10) / 10 : Math.ceil(factor);
