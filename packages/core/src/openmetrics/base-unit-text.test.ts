import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countOf, UNITS, type Unit } from '../units/index.ts';
import { inBaseUnitText, metricUnit } from './base-unit-text.ts';

const U64_MAX = '18446744073709551615';

describe('a figure in its base unit', () => {
  it.each([
    ['1234', 'u64', UNITS.ticks, '12.34'],
    ['1200', 'u64', UNITS.ticks, '12'],
    ['5', 'u64', UNITS.nanoseconds, '0.000000005'],
    ['-5', 's64', UNITS.milliseconds, '-0.005'],
    ['0', 'u64', UNITS.microseconds, '0'],
    ['3', 'u64', UNITS.kibibytes, '3072'],
    [U64_MAX, 'u64', UNITS.sectors, '9444732965739290426880'],
    [U64_MAX, 'u64', UNITS.nanoseconds, '18446744073.709551615'],
    [U64_MAX, 'u64', countOf('events'), U64_MAX],
    ['3', 'u64', { ...UNITS.bytes, exponent: -2 }, '0.75'],
    ['1', 'u64', { ...UNITS.bytes, exponent: 30_000 }, '1'],
    ['0.5', 'f64', UNITS.milliseconds, '0.0005'],
    ['NaN', 'f64', UNITS.none, 'NaN'],
    ['Infinity', 'f64', UNITS.none, '+Inf'],
    ['-Infinity', 'f64', UNITS.seconds, '-Inf'],
    ['1', 'bool', UNITS.boolean, '1'],
  ] as const)('of %s (%s) is exact', (exact, type, unit, text) => {
    expect(inBaseUnitText(exact, type, unit)).toBe(text);
  });

  it('loses no digit of any integer', () => {
    const integer = fc.bigInt({ min: -(1n << 63n), max: (1n << 64n) - 1n });
    fc.assert(
      fc.property(integer, fc.integer({ min: -64, max: -1 }), (value, exponent) => {
        const unit: Unit = { ...UNITS.seconds, exponent };
        const [whole = '', fraction = ''] = inBaseUnitText(`${value}`, 's64', unit).split('.');
        expect(BigInt(whole + fraction.padEnd(-exponent, '0'))).toBe(value);
      }),
    );
  });
});

it('only what OpenMetrics has a unit for has one', () => {
  expect(metricUnit(UNITS.sectors)).toBe('bytes');
  expect(metricUnit(UNITS.nanoseconds)).toBe('seconds');
  expect(metricUnit(countOf('interrupts'))).toBe('');
  expect(metricUnit({ ...UNITS.bytes, exponent: 30_000 })).toBe('');
});
