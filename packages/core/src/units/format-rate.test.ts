import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRate } from './format-rate.ts';
import { countOf, UNITS, type Unit } from './unit.ts';

const shown = (perSecond: number, unit: Unit): string => {
  const figure = formatRate(perSecond, unit);
  return `${figure.text} ${figure.unit}`.trimEnd();
};
const events = countOf('interrupts');

describe('formatRate', () => {
  it('shows counts with one decimal below 1,000, whole up to 9,999, then with a prefix', () => {
    const rates = [1, 412, 999.94, 999.96, 1204, 9182.4, 9999.6, 18400, 999951, 1e9];
    expect(rates.map((rate) => shown(rate, events))).toEqual([
      '1.0 /s',
      '412.0 /s',
      '999.9 /s',
      '1,000 /s',
      '1,204 /s',
      '9,182 /s',
      '10.0 k/s',
      '18.4 k/s',
      '1.0 M/s',
      '1.0 G/s',
    ]);
  });

  it('shows zero as 0 and nothing else as 0', () => {
    expect(shown(0, events)).toBe('0 /s');
    expect(shown(0, UNITS.bytes)).toBe('0 B/s');
    expect(shown(0, UNITS.ticks)).toBe('0 s/s');
    expect(shown(1e-7, events)).toBe('<0.0001 /s');
  });

  it('keeps two significant digits of what is below 1', () => {
    const rates = [0.03, 0.5, 0.0996, 0.996, 0.00028];
    expect(rates.map((rate) => formatRate(rate, events).text)).toEqual([
      '0.030',
      '0.50',
      '0.10',
      '1.0',
      '0.00028',
    ]);
  });

  it('shows bytes in IEC units', () => {
    expect(shown(1500000, UNITS.bytes)).toBe('1.4 MiB/s');
    expect(shown(217000, UNITS.bytes)).toBe('211.9 KiB/s');
    expect(shown(2867.2, UNITS.sectors)).toBe('1.4 MiB/s');
  });

  it('shows the rate of a cumulative time as a share, from half a second in seconds', () => {
    expect(shown(0.0121, UNITS.seconds)).toBe('12.1 ms/s');
    expect(shown(12100, UNITS.microseconds)).toBe('12.1 ms/s');
    expect(shown(1.2, UNITS.ticks)).toBe('12.0 ms/s');
    expect(shown(0.49, UNITS.seconds)).toBe('490.0 ms/s');
    expect(shown(0.8, UNITS.seconds)).toBe('0.80 s/s');
    expect(shown(800000000, UNITS.nanoseconds)).toBe('0.80 s/s');
    expect(shown(640, UNITS.ticks)).toBe('6.4 s/s');
  });

  it('prefixes cycles as it does counts', () => {
    expect(shown(18400, UNITS.cycles)).toBe('18.4 k/s');
  });

  it('keeps the sign of a difference', () => {
    expect(shown(-1536, UNITS.bytes)).toBe('-1.5 KiB/s');
  });

  it('gives the unscaled growth exactly, in its own unit', () => {
    expect(formatRate(412.03125, events).exact).toBe('412.03125 interrupts per second');
    expect(formatRate(2867.2, UNITS.sectors).exact).toBe('2,867.2 sectors of 512 B per second');
    expect(formatRate(0.1 + 0.2, UNITS.none).exact).toBe('0.3 per second');
  });

  it('shows a dash where there is no rate', () => {
    expect(formatRate(Number.NaN, events)).toEqual({ text: '—', unit: '', exact: '' });
    expect(formatRate(Number.POSITIVE_INFINITY, events).text).toBe('—');
  });

  it('never takes more than seven characters before the unit', () => {
    const rates = fc.double({ min: 1e-4, max: 1e19, noNaN: true });
    const units = fc.constantFrom(events, UNITS.bytes, UNITS.nanoseconds, UNITS.cycles);
    fc.assert(
      fc.property(rates, units, (rate, unit) => {
        const { text } = formatRate(rate, unit);
        expect(text.length).toBeLessThanOrEqual(unit.dimension === 'seconds' ? 14 : 7);
        expect(text).toMatch(/^(0\.0*[1-9]\d|\d{1,3}\.\d|[\d,]+)$/);
      }),
    );
  });
});
