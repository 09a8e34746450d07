import type { SweepHeader, WireEvent } from '@statsfs/core/wire';
import type { Clock } from '../ports/clock.ts';
import { WallClock } from './wall-clock.ts';

/** A gap is announced when a sweep comes this many intervals after the one before. */
const GAP_INTERVALS = 2.5;

/** When sweeps began, what the agent cost in between, and what happened to time meanwhile. */
export class SweepTimes {
  readonly #clock: Clock;
  readonly #intervalMs: number;
  readonly #wallClock = new WallClock();
  #cpuUs: number;
  /** Start of the last sweep; 0 before the first. */
  #lastUs = 0;

  constructor(clock: Clock, intervalMs: number) {
    this.#clock = clock;
    this.#intervalMs = intervalMs;
    this.#cpuUs = clock.cpuUs();
  }

  /** What a sweep that begins now says of itself; how long it takes it learns at its end. */
  header(sequence: number, startUs: number): SweepHeader {
    const clock = this.#clock;
    const cpuUs = clock.cpuUs();
    const elapsedUs = startUs - this.#lastUs;
    const share = this.#lastUs === 0 || elapsedUs <= 0 ? 0 : (cpuUs - this.#cpuUs) / elapsedUs;
    this.#cpuUs = cpuUs;
    return {
      sequence,
      monotonicNs: clock.monotonicNs(),
      wallNs: clock.wallNs(),
      sweepUs: 0,
      cpuPermyriad: Math.max(0, Math.round(share * 10_000)),
      intervalMs: this.#intervalMs,
    };
  }

  /** What must be told before the sweep that a header is of. */
  interruptionsBefore({ monotonicNs, wallNs }: SweepHeader, startUs: number): WireEvent[] {
    const events: WireEvent[] = [];
    const steppedUs = this.#wallClock.stepAt(monotonicNs, wallNs);
    if (steppedUs !== 0) events.push({ kind: 'clock', monotonicNs, wallNs, steppedUs });
    const awayMs = (startUs - this.#lastUs) / 1000;
    if (this.#lastUs !== 0 && awayMs >= GAP_INTERVALS * this.#intervalMs) {
      const reason = `no sweep for ${(awayMs / 1000).toFixed(1)} s`;
      events.push({ kind: 'gap', monotonicNs, wallNs, reason });
    }
    return events;
  }

  began(startUs: number): void {
    this.#lastUs = startUs;
  }
}
