import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../test/manual-clock.ts';
import { SweepTimes } from './sweep-times.ts';

const BUDGET_PERMYRIAD = 200;

/** Sweeps at the given distances in milliseconds; `before` is called with the number of each, just before it. */
function sweepAt(distancesMs: readonly number[], before: (at: number, times: SweepTimes) => void) {
  const clock = new ManualClock();
  const times = new SweepTimes(clock, 1000, BUDGET_PERMYRIAD);
  return distancesMs.map((distanceMs, at) => {
    clock.advance(distanceMs);
    before(at, times);
    const startUs = clock.monotonicUs();
    const header = times.header(at + 1, startUs);
    const events = times.interruptionsBefore(header, startUs);
    times.ended(header, startUs, true);
    return { header, gaps: events.filter(({ kind }) => kind === 'gap').length };
  });
}

describe('the header of a sweep', () => {
  it('W41 tells the interval that is kept to, the one that was asked for and the budget', () => {
    const swept = sweepAt([1000, 1000], (at, times) => {
      if (at === 1) times.setInterval(3000);
    });
    expect(swept.map(({ header }) => header)).toMatchObject([
      { intervalMs: 1000, wantedMs: 1000, budgetPermyriad: BUDGET_PERMYRIAD },
      { intervalMs: 3000, wantedMs: 1000, budgetPermyriad: BUDGET_PERMYRIAD },
    ]);
  });

  it('tells no budget where there is none', () => {
    const times = new SweepTimes(new ManualClock(), 1000);
    expect(times.header(1, 0).budgetPermyriad).toBe(0);
  });
});

describe('the CPU time in a header', () => {
  it('is the share of one core since the sweep before', () => {
    const clock = new ManualClock();
    const times = new SweepTimes(clock, 1000);
    times.header(1, clock.monotonicUs());
    clock.advance(1000);
    clock.burnCpu(20_000);
    expect(times.header(2, clock.monotonicUs()).cpuPermyriad).toBe(200);
  });

  it('is not measured anew over the milliseconds between two sweeps of a few files', () => {
    const clock = new ManualClock();
    const times = new SweepTimes(clock, 1000);
    times.header(1, clock.monotonicUs());
    clock.advance(1000);
    clock.burnCpu(20_000);
    times.header(2, clock.monotonicUs());
    clock.advance(5);
    clock.burnCpu(5000);
    expect(times.header(3, clock.monotonicUs()).cpuPermyriad).toBe(200);
    clock.advance(995);
    expect(times.header(4, clock.monotonicUs()).cpuPermyriad).toBe(50);
  });
});

describe('the length of a sweep', () => {
  it('stands while sweeps of a few files come in between', () => {
    const clock = new ManualClock();
    const times = new SweepTimes(clock, 1000);
    const sweep = (tookMs: number, isWhole: boolean): number => {
      const startUs = clock.monotonicUs();
      const header = times.header(1, startUs);
      clock.advance(tookMs);
      return Math.floor(times.ended(header, startUs, isWhole).sweepUs / 1000);
    };
    expect([sweep(30, true), sweep(1, false), sweep(20, true)]).toEqual([30, 30, 20]);
  });
});

describe('a gap', () => {
  const gapsOf = (swept: ReturnType<typeof sweepAt>): number[] => swept.map(({ gaps }) => gaps);

  it('is a sweep that comes 2.5 intervals after the one before', () => {
    expect(gapsOf(sweepAt([1000, 1000, 2400, 2600], () => undefined))).toEqual([0, 0, 0, 1]);
  });

  it('is none when the interval was stretched that far before the wait or at its end', () => {
    for (const stretchedAt of [0, 1]) {
      const swept = sweepAt([1000, 3000, 3000], (at, times) => {
        if (at === stretchedAt) times.setInterval(3000);
      });
      expect(gapsOf(swept)).toEqual([0, 0, 0]);
    }
  });

  it('is none after the last wait of an interval that ends, and is one after the next', () => {
    const swept = sweepAt([1000, 3000, 3000], (at, times) => {
      times.setInterval(at === 0 ? 3000 : 1000);
    });
    expect(gapsOf(swept)).toEqual([0, 0, 1]);
  });
});
