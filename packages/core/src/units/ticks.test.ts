import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAxis } from './format-axis.ts';
import { formatClock } from './format-clock.ts';
import { niceTicks } from './nice-ticks.ts';
import { timeTicks } from './time-ticks.ts';
import { countOf, UNITS } from './unit.ts';

const events = countOf('interrupts');
const finite = fc.double({ min: -1e15, max: 1e15, noNaN: true });

describe('niceTicks', () => {
  it('steps by 1, 2 or 5 times a power of ten', () => {
    expect(niceTicks(0, 412, 6, events)).toEqual([0, 100, 200, 300, 400, 500]);
    expect(niceTicks(0, 1, 6, events)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(niceTicks(-5, 7, 4, UNITS.celsius)).toEqual([-5, 0, 5, 10]);
  });

  it('gives the doubles nearest to the decimals, not sums of steps', () => {
    expect(niceTicks(0.29, 0.71, 8, events)).toEqual([0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]);
    expect(niceTicks(0, 0.3, 4, events)).toEqual([0, 0.1, 0.2, 0.3]);
  });

  it('steps by powers of two for bytes, whatever the raw unit', () => {
    expect(niceTicks(0, 1.5e6, 5, UNITS.bytes)).toEqual([0, 524288, 1048576, 1572864]);
    expect(niceTicks(3000, 9000, 6, UNITS.kibibytes)).toEqual([2048, 4096, 6144, 8192, 10240]);
    expect(niceTicks(0, 4000, 6, UNITS.sectors)).toEqual([0, 1024, 2048, 3072, 4096]);
  });

  it('steps by clock units for times of a second and more', () => {
    expect(niceTicks(0, 200, 6, UNITS.seconds)).toEqual([0, 60, 120, 180, 240]);
    expect(niceTicks(0, 5000, 6, UNITS.ticks)).toEqual([0, 1000, 2000, 3000, 4000, 5000]);
    expect(niceTicks(0, 0.8, 5, UNITS.seconds)).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
  });

  it('gives one tick for an empty span and none for what is not a span', () => {
    expect(niceTicks(5, 5, 5, events)).toEqual([5]);
    expect(niceTicks(2, 1, 5, events)).toEqual([]);
    expect(niceTicks(Number.NaN, 1, 5, events)).toEqual([]);
    expect(niceTicks(0, Number.POSITIVE_INFINITY, 5, events)).toEqual([]);
  });

  it('covers the span with at most the asked number of growing ticks', () => {
    const units = fc.constantFrom(events, UNITS.bytes, UNITS.kibibytes, UNITS.nanoseconds);
    fc.assert(
      fc.property(finite, finite, fc.integer({ min: 2, max: 12 }), units, (a, b, count, unit) => {
        const [min, max] = a < b ? [a, b] : [b, a];
        fc.pre(min < max);
        const ticks = niceTicks(min, max, count, unit);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(count);
        expect(ticks[0]).toBeLessThanOrEqual(min);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(max);
        for (let i = 1; i < ticks.length; i++) expect(ticks[i]).toBeGreaterThan(ticks[i - 1] ?? 0);
      }),
    );
  });

  it('ends on spans that doubles cannot divide', () => {
    expect(niceTicks(0, 5e-324, 5, events)).toEqual([0, 5e-324]);
    expect(niceTicks(0, 1e-323, 2, events)).toEqual([0, 1e-323]);
    expect(niceTicks(-1e308, 1e308, 5, events)).toEqual([-1e308, 1e308]);
  });
});

describe('formatAxis', () => {
  it('labels ticks shortly, with /s where the axis is one of rates', () => {
    expect(formatAxis(2000, events, false)).toBe('2 k');
    expect(formatAxis(18400, events, true)).toBe('18.4 k/s');
    expect(formatAxis(400, events, true)).toBe('400 /s');
    expect(formatAxis(2097152, UNITS.bytes, true)).toBe('2 MiB/s');
    expect(formatAxis(0.2, UNITS.seconds, true)).toBe('200 ms/s');
    expect(formatAxis(-5, UNITS.celsius, false)).toBe('-5 °C');
    expect(formatAxis(50, UNITS.percent, false)).toBe('50 %');
  });

  it('labels zero as 0 in every unit, and the ends of a boolean axis as words', () => {
    expect(formatAxis(0, UNITS.bytes, true)).toBe('0');
    expect(formatAxis(0, UNITS.seconds, false)).toBe('0');
    expect([0, 1].map((value) => formatAxis(value, UNITS.boolean, false))).toEqual(['no', 'yes']);
  });

  it('says whole minutes, hours and days of a time that is not a share', () => {
    const label = (seconds: number): string => formatAxis(seconds, UNITS.seconds, false);
    expect([2.5, 90, 120, 7200, 172800].map(label)).toEqual([
      '2.5 s',
      '90 s',
      '2 min',
      '2 h',
      '2 d',
    ]);
    expect(formatAxis(120, UNITS.seconds, true)).toBe('120 s/s');
  });

  it('tells all ticks of an axis apart', () => {
    const units = fc.constantFrom(events, UNITS.bytes, UNITS.nanoseconds, UNITS.percent);
    fc.assert(
      fc.property(
        fc.nat({ max: 1e9 }),
        fc.integer({ min: 10, max: 1e9 }),
        units,
        (min, span, unit) => {
          const ticks = niceTicks(min, min + span, 8, unit);
          const labels = ticks.map((tick) => formatAxis(tick, unit, true));
          expect(new Set(labels).size).toBe(ticks.length);
        },
      ),
    );
  });
});

describe('timeTicks', () => {
  const at = (clock: string): number => Date.parse(`2026-11-22T${clock}Z`);
  const clocks = (ticks: number[], offset = 0): string[] =>
    ticks.map((ms) => formatClock(ms, offset));

  it('gives round clock times within the span, both ends included', () => {
    expect(clocks(timeTicks(at('12:00:00'), at('12:01:00'), 7))).toEqual([
      '12:00:00',
      '12:00:10',
      '12:00:20',
      '12:00:30',
      '12:00:40',
      '12:00:50',
      '12:01:00',
    ]);
    expect(clocks(timeTicks(at('12:03:04'), at('12:18:04'), 4))).toEqual([
      '12:05:00',
      '12:10:00',
      '12:15:00',
    ]);
  });

  it('is round in the viewer’s zone, half hours included', () => {
    const ticks = timeTicks(at('00:00:00'), at('15:00:00'), 7, -330);
    expect(clocks(ticks, -330)).toEqual([
      '06:00:00',
      '09:00:00',
      '12:00:00',
      '15:00:00',
      '18:00:00',
    ]);
  });

  it('never gives more than asked for, over any span', () => {
    fc.assert(
      fc.property(fc.nat({ max: 4e11 }), fc.integer({ min: 1, max: 20 }), (span, count) => {
        expect(timeTicks(1.7e12, 1.7e12 + span, count).length).toBeLessThanOrEqual(count);
      }),
    );
  });

  it('gives none for what is not a span', () => {
    expect(timeTicks(2, 1, 5)).toEqual([]);
    expect(timeTicks(0, Number.NaN, 5)).toEqual([]);
    expect(timeTicks(0, Number.POSITIVE_INFINITY, 5)).toEqual([]);
  });
});
