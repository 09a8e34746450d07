import type { SweepHeader, WireEvent } from '@statsfs/core/wire';
import type { Clock } from '../ports/clock.ts';
import { WallClock } from './wall-clock.ts';

/** A gap is announced when a sweep comes this many intervals after the one before. */
const GAP_INTERVALS = 2.5;
/** CPU time is measured over this share of an interval at least: timers are not exact. */
const MEASURED_SHARE = 0.9;

/** When sweeps began, what the agent cost in between, and what happened to time meanwhile. */
export class SweepTimes {
  readonly #clock: Clock;
  readonly #wantedMs: number;
  readonly #budgetPermyriad: number;
  /** What is kept to now. */
  #intervalMs: number;
  /** The longest that was kept to since the last sweep began: the wait for the next one may have been as long. */
  #longestMs: number;
  readonly #wallClock = new WallClock();
  /** CPU time at the start of the stretch of time that it is measured over, and that start; 0 before the first sweep. */
  #cpuUs: number;
  #cpuFromUs = 0;
  #cpuPermyriad = 0;
  /** Of the last sweep that read most of what there is. */
  #sweepUs = 0;
  /** Start of the last sweep; 0 before the first. */
  #lastUs = 0;

  /**
   * @param wantedMs the interval that was asked for, and kept to until another is set.
   * @param budgetPermyriad CPU time that the agent may take, in 1/10,000 of one core; 0: as much as it needs.
   */
  constructor(clock: Clock, wantedMs: number, budgetPermyriad = 0) {
    this.#clock = clock;
    this.#wantedMs = wantedMs;
    this.#intervalMs = wantedMs;
    this.#longestMs = wantedMs;
    this.#budgetPermyriad = budgetPermyriad;
    this.#cpuUs = clock.cpuUs();
  }

  /** Keeps to another interval from now on: headers tell it, and a sweep that comes that much later is no gap. */
  setInterval(intervalMs: number): void {
    this.#intervalMs = intervalMs;
    this.#longestMs = Math.max(this.#longestMs, intervalMs);
  }

  /** What a sweep that begins now says of itself; how long it takes it learns at its end. */
  header(sequence: number, startUs: number): SweepHeader {
    const clock = this.#clock;
    this.#measureCpu(startUs);
    return {
      sequence,
      monotonicNs: clock.monotonicNs(),
      wallNs: clock.wallNs(),
      sweepUs: 0,
      cpuPermyriad: this.#cpuPermyriad,
      intervalMs: this.#intervalMs,
      wantedMs: this.#wantedMs,
      budgetPermyriad: this.#budgetPermyriad,
    };
  }

  /** Over an interval or more: sweeps of a few files follow each other within milliseconds. */
  #measureCpu(nowUs: number): void {
    const cpuUs = this.#clock.cpuUs();
    const elapsedUs = nowUs - this.#cpuFromUs;
    if (this.#cpuFromUs !== 0 && elapsedUs < MEASURED_SHARE * 1000 * this.#intervalMs) return;
    const share = this.#cpuFromUs === 0 ? 0 : (cpuUs - this.#cpuUs) / elapsedUs;
    this.#cpuPermyriad = Math.max(0, Math.round(share * 10_000));
    this.#cpuUs = cpuUs;
    this.#cpuFromUs = nowUs;
  }

  /** What must be told before the sweep that a header is of. */
  interruptionsBefore({ monotonicNs, wallNs }: SweepHeader, startUs: number): WireEvent[] {
    const events: WireEvent[] = [];
    const steppedUs = this.#wallClock.stepAt(monotonicNs, wallNs);
    if (steppedUs !== 0) events.push({ kind: 'clock', monotonicNs, wallNs, steppedUs });
    const awayMs = (startUs - this.#lastUs) / 1000;
    if (this.#lastUs !== 0 && awayMs >= GAP_INTERVALS * this.#longestMs) {
      const reason = `no sweep for ${(awayMs / 1000).toFixed(1)} s`;
      events.push({ kind: 'gap', monotonicNs, wallNs, reason });
    }
    return events;
  }

  /**
   * What a sweep that ends now says of itself.
   * @param isWhole it read most of what there is: others tell how long the last such one took, so that the figure stands.
   */
  ended(header: SweepHeader, startUs: number, isWhole: boolean): SweepHeader {
    this.#lastUs = startUs;
    this.#longestMs = this.#intervalMs;
    if (isWhole) this.#sweepUs = Math.round(this.#clock.monotonicUs() - startUs);
    return { ...header, sweepUs: this.#sweepUs };
  }
}
