import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatExact, formatQuantity } from './format-quantity.ts';
import { countOf, UNITS, type Unit } from './unit.ts';

const shown = (text: string, unit: Unit): string => {
  const figure = formatExact(text, 'u64', unit);
  return `${figure.text} ${figure.unit}`;
};
const shownDouble = (value: number, unit: Unit): string => {
  const figure = formatExact(String(value), 'f64', unit);
  return `${figure.text} ${figure.unit}`.trimEnd();
};
const milli: Unit = { ...UNITS.celsius, exponent: -3 };

describe('formatQuantity', () => {
  it('shows a count with all its digits and its noun', () => {
    expect(formatExact('9184207', 'u64', countOf('interrupts'))).toEqual({
      text: '9,184,207',
      unit: 'interrupts',
      exact: '9,184,207 interrupts',
    });
    expect(formatExact('30516', 'u64', UNITS.none).exact).toBe('30,516');
  });

  it('shows bytes in IEC units with at most four significant digits', () => {
    const texts = ['0', '1023', '1024', '1536', '1468006', '1500000', '18446744073709551615'];
    expect(texts.map((text) => shown(text, UNITS.bytes))).toEqual([
      '0 B',
      '1,023 B',
      '1 KiB',
      '1.5 KiB',
      '1.4 MiB',
      '1.431 MiB',
      '16 EiB',
    ]);
  });

  it('never shows a full unit of the next size', () => {
    expect(shown('1048575', UNITS.bytes)).toBe('1 MiB');
    expect(shown('1048064', UNITS.bytes)).toBe('1 MiB');
    expect(shown('1047552', UNITS.bytes)).toBe('1,023 KiB');
    expect(shown('59950000000', UNITS.nanoseconds)).toBe('1 min');
    expect(shown('999500', UNITS.nanoseconds)).toBe('1 ms');
  });

  it('applies radix and exponent before it picks a unit', () => {
    expect(shown('1631346', UNITS.sectors)).toBe('796.6 MiB');
    expect(shown('16384000', UNITS.kibibytes)).toBe('15.63 GiB');
    expect(shown('2', { ...UNITS.bytes, exponent: 12, noun: 'pages' })).toBe('8 KiB');
  });

  it('shows times from nanoseconds to days with three significant digits', () => {
    const texts = ['0', '1', '1500000', '12345678901', '125000000000', '9999999999999999'];
    expect(texts.map((text) => shown(text, UNITS.nanoseconds))).toEqual([
      '0 s',
      '1 ns',
      '1.5 ms',
      '12.3 s',
      '2.08 min',
      '116 d',
    ]);
    expect(shown('9184207', UNITS.ticks)).toBe('1.06 d');
  });

  it('shows shares and temperatures with one decimal where the value has a fraction', () => {
    expect(shownDouble(12.34, UNITS.percent)).toBe('12.3 %');
    expect(shownDouble(100, UNITS.percent)).toBe('100.0 %');
    expect(shown('45', UNITS.percent)).toBe('45 %');
    expect(shown('45123', milli)).toBe('45.1 °C');
    expect(shown('45000', milli)).toBe('45.0 °C');
  });

  it('does not round a small share to zero', () => {
    expect(shownDouble(0.04, UNITS.percent)).toBe('0.040 %');
    expect(shownDouble(0, UNITS.percent)).toBe('0 %');
  });

  it('shows booleans as words and keeps the number exact', () => {
    expect(formatExact('1', 'bool', UNITS.none)).toEqual({ text: 'yes', unit: '', exact: '1' });
    expect(formatExact('0', 'u64', UNITS.boolean)).toEqual({ text: 'no', unit: '', exact: '0' });
  });

  it('prefixes cycles above 9,999', () => {
    expect(shown('9999', UNITS.cycles)).toBe('9,999 cycles');
    expect(shown('123456789', UNITS.cycles)).toBe('123.5 M cycles');
  });

  it('shows doubles without the noise of binary fractions, and exactly on demand', () => {
    expect(shownDouble(0.1 + 0.2, UNITS.none)).toBe('0.3');
    expect(formatExact(String(0.1 + 0.2), 'f64', UNITS.none).exact).toBe('0.30000000000000004');
    expect(shownDouble(12345.678, UNITS.none)).toBe('12,345.7');
  });

  it('shows doubles that fit no column, and those that are no number, as they are', () => {
    const values = [1e300, 5e-324, Number.NaN, Number.NEGATIVE_INFINITY];
    expect(values.map((value) => shownDouble(value, UNITS.none))).toEqual([
      '1e+300',
      '5e-324',
      'NaN',
      '-Infinity',
    ]);
  });

  it('keeps the sign', () => {
    expect(formatExact('-1536', 's64', UNITS.bytes).text).toBe('-1.5');
    expect(formatExact('-5200', 's64', milli).text).toBe('-5.2');
  });

  it('spells out the raw unit in the exact figure', () => {
    const exact = (unit: Unit): string => formatExact('1631346', 'u64', unit).exact;
    expect(exact(UNITS.sectors)).toBe('1,631,346 sectors of 512 B');
    expect(exact(UNITS.ticks)).toBe('1,631,346 ticks of 10 ms');
    expect(exact(UNITS.kibibytes)).toBe('1,631,346 KiB');
    expect(exact(UNITS.nanoseconds)).toBe('1,631,346 ns');
    expect(exact({ ...UNITS.bytes, exponent: 12, noun: 'pages' })).toBe(
      '1,631,346 pages of 4,096 B',
    );
    expect(exact({ ...UNITS.seconds, exponent: -4 })).toBe('1,631,346 × 10^-4 s');
  });

  it('shows a number unscaled when its scale is absurd', () => {
    const unit = { ...UNITS.bytes, exponent: 32767 };
    expect(shown('5', unit)).toBe('5 × 2^32767 B');
  });

  it('gives an empty figure for text, whose string lies beside the slot', () => {
    expect(formatExact('', 'text', UNITS.none)).toEqual({ text: '', unit: '', exact: '' });
  });

  it('reads the slot that it is given, by its type', () => {
    const words = new Uint32Array(new Float64Array([0, Number.NaN, 1.5]).buffer);
    words.fill(0xffffffff, 2, 4);
    expect(formatQuantity(words, 1, 'u64', UNITS.none).text).toBe('18,446,744,073,709,551,615');
    expect(formatQuantity(words, 1, 's64', UNITS.none).text).toBe('-1');
    expect(formatQuantity(words, 2, 'f64', UNITS.none).text).toBe('1.5');
  });

  it('shows every number of bytes within 0.05 % of the truth, in a unit where it is at least 1', () => {
    const names = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB', 'ZiB', 'YiB'];
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }),
        fc.nat({ max: 12 }),
        (n, exponent) => {
          const { text, unit } = formatExact(`${n}`, 'u64', { ...UNITS.bytes, exponent });
          const size = Number(text.replace(',', ''));
          expect(size).toBeGreaterThanOrEqual(1);
          expect(size).toBeLessThan(1024);
          expect(text.replace(/\D/g, '').length).toBeLessThanOrEqual(4);
          const bytes = Number(n) * 2 ** exponent;
          expect(Math.abs((size * 1024 ** names.indexOf(unit)) / bytes - 1)).toBeLessThan(0.00051);
        },
      ),
    );
  });
});
