import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exponentOf, fixed, parseRatio, ratio, significant, timesPower } from './ratio.ts';

const positive = fc
  .tuple(fc.bigInt({ min: 1n, max: 2n ** 64n }), fc.bigInt({ min: 1n, max: 2n ** 64n }))
  .map(([numerator, denominator]) => ratio(numerator, denominator));

describe('ratio', () => {
  it('reads back every finite double that String writes', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const parsed = parseRatio(String(value));
        expect(parsed).toBeDefined();
        if (parsed === undefined) return;
        const [mantissa = '', exponent = '0'] = String(value).split('e');
        const decimals = mantissa.split('.')[1]?.length ?? 0;
        const scaled = timesPower(parsed, 10, decimals - Number(exponent));
        expect(scaled.numerator).toBe(BigInt(mantissa.replace('.', '')) * scaled.denominator);
      }),
    );
  });

  it('is not defined for NaN, the infinities and text that is no number', () => {
    expect(['NaN', 'Infinity', '-Infinity', '', '1.', 'x1'].map(parseRatio)).toEqual(
      Array(6).fill(undefined),
    );
  });

  it('rounds halves away from zero, on the exact value', () => {
    expect(fixed(ratio(125n, 1000n), 2)).toBe('0.13');
    expect(fixed(ratio(2n ** 64n - 1n, 2n), 0)).toBe('9223372036854775808');
    // The double nearest to 1.005 lies below it; the text does not.
    expect(fixed(parseRatio('1.005') ?? ratio(0n), 2)).toBe('1.01');
  });

  it('rounds to within half a unit of the last decimal', () => {
    fc.assert(
      fc.property(positive, fc.nat({ max: 12 }), (value, decimals) => {
        const shown = parseRatio(fixed(value, decimals)) ?? ratio(0n);
        const difference =
          shown.numerator * value.denominator - value.numerator * shown.denominator;
        const size = difference < 0n ? -difference : difference;
        const power = 10n ** BigInt(decimals);
        expect(2n * size * power <= shown.denominator * value.denominator).toBe(true);
      }),
    );
  });

  it('finds the power of ten at or below a quantity', () => {
    fc.assert(
      fc.property(positive, (value) => {
        const exponent = exponentOf(value);
        const digit = timesPower(value, 10, -exponent);
        expect(digit.numerator >= digit.denominator).toBe(true);
        expect(digit.numerator < 10n * digit.denominator).toBe(true);
      }),
    );
  });

  it('keeps the whole integer part and drops zeros only from a fraction', () => {
    expect(significant(ratio(123456n), 4)).toBe('123456');
    expect(significant(ratio(1200n), 2)).toBe('1200');
    expect(significant(ratio(15n, 10n), 4)).toBe('1.5');
    expect(significant(ratio(99999n, 10000n), 3)).toBe('10');
  });
});
