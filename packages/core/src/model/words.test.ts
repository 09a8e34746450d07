import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareU64,
  createWords,
  exactText,
  f64At,
  growth,
  numberAt,
  s64At,
  setExactText,
  setF64,
  setInteger,
  u64At,
} from './words.ts';

const TOP = 2n ** 64n;
const u64 = fc.bigInt({ min: 0n, max: TOP - 1n });
const s64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const pair = (a: bigint, b: bigint) => {
  const words = createWords(2);
  setInteger(words, 0, a);
  setInteger(words, 1, b);
  return words;
};

describe('words', () => {
  it('lie as the bytes of a little-endian u64 would, low word first', () => {
    expect([...pair(0x0123456789abcdefn, 1n)]).toEqual([0x89abcdef, 0x01234567, 1, 0]);
  });

  it('keep every u64 and s64', () => {
    fc.assert(
      fc.property(u64, s64, (unsigned, signed) => {
        const words = pair(unsigned, signed);
        expect(u64At(words, 0)).toBe(unsigned);
        expect(s64At(words, 1)).toBe(signed);
        expect(u64At(words, 1)).toBe(BigInt.asUintN(64, signed));
      }),
    );
  });

  it('keep every double, bit for bit', () => {
    fc.assert(
      fc.property(fc.double(), (value) => {
        const words = createWords(2);
        setF64(words, 1, value);
        expect(f64At(words, 1)).toBe(value);
        expect(u64At(words, 0)).toBe(0n);
      }),
    );
  });

  it('are zero beyond their end', () => {
    expect(u64At(createWords(1), 5)).toBe(0n);
  });

  it('give the nearest double of an integer for pixels', () => {
    fc.assert(
      fc.property(u64, s64, (unsigned, signed) => {
        const words = pair(unsigned, signed);
        expect(numberAt(words, 0, 'u64')).toBe(Number(unsigned));
        expect(numberAt(words, 1, 's64')).toBe(Number(signed));
      }),
    );
  });

  it('grow by the difference modulo 2^64, exactly below 2^53', () => {
    fc.assert(
      fc.property(u64, u64, (a, b) => {
        expect(growth(pair(a, b), 0, pair(a, b), 1)).toBe(Number((a - b + TOP) % TOP));
      }),
    );
  });

  it('compare as unsigned integers', () => {
    fc.assert(
      fc.property(u64, u64, (a, b) => {
        expect(compareU64(pair(a, b), 0, pair(a, b), 1)).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
  });
});

describe('exact text', () => {
  it('is decimal by type, and empty for text', () => {
    const words = pair(TOP - 1n, 0n);
    expect(exactText(words, 0, 'u64')).toBe('18446744073709551615');
    expect(exactText(words, 0, 's64')).toBe('-1');
    expect(exactText(words, 0, 'text')).toBe('');
  });

  it('survives the way there and back', () => {
    fc.assert(
      fc.property(u64, s64, fc.double(), (unsigned, signed, double) => {
        const from = createWords(3);
        const to = createWords(3);
        setInteger(from, 0, unsigned);
        setInteger(from, 1, signed);
        setF64(from, 2, double);
        const types = ['u64', 's64', 'f64'] as const;
        types.forEach((type, slot) => {
          expect(setExactText(to, slot, type, exactText(from, slot, type))).toBe(true);
          expect(exactText(to, slot, type)).toBe(exactText(from, slot, type));
        });
      }),
    );
  });

  it('is refused when it is no number of its type, and the slot stays', () => {
    const words = pair(7n, 7n);
    const refused = [
      ['u64', '-1'],
      ['u64', '18446744073709551616'],
      ['s64', '9223372036854775808'],
      ['u64', '1.5'],
      ['u64', ''],
      ['u64', '0x10'],
      ['f64', 'abc'],
      ['f64', ' '],
    ] as const;
    for (const [type, text] of refused) {
      expect(setExactText(words, 0, type, text), `${type} ${text}`).toBe(false);
    }
    expect(u64At(words, 0)).toBe(7n);
  });
});
