import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatInteger } from './format-integer.ts';

describe('formatInteger', () => {
  it('groups digits by thousands from the right', () => {
    expect(['0', '999', '1000', '999999', '9184207'].map(formatInteger)).toEqual([
      '0',
      '999',
      '1,000',
      '999,999',
      '9,184,207',
    ]);
  });

  it('keeps the sign apart from the groups', () => {
    expect(formatInteger('-100')).toBe('-100');
    expect(formatInteger('-9223372036854775808')).toBe('-9,223,372,036,854,775,808');
  });

  it('leaves fractions, exponents and what is not a number ungrouped', () => {
    expect(['1234.56789', '1e+300', 'NaN', '-Infinity'].map(formatInteger)).toEqual([
      '1,234.56789',
      '1e+300',
      'NaN',
      '-Infinity',
    ]);
  });

  it('keeps every digit of u64 and s64, from text and from bigint', () => {
    const integers = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n });
    fc.assert(
      fc.property(integers, (value) => {
        expect(formatInteger(value)).toBe(value.toLocaleString('en-US'));
        expect(formatInteger(value.toString())).toBe(formatInteger(value));
      }),
    );
  });
});
