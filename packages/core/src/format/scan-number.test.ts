import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactText, f64At, s64At, u64At } from '../model/words.ts';
import { bytesOf } from './fixtures/values-by-path.ts';
import { NOT_A_NUMBER, numberTypeOf, scanF64, scanS64, scanU64 } from './scan-number.ts';

const words = new Uint32Array(4);

function scan(scanNumber: typeof scanU64, text: string): number {
  const bytes = bytesOf(text);
  return scanNumber(bytes, 0, bytes.length, words, 1);
}

describe('unsigned integers', () => {
  it.each([
    '0',
    '9',
    '999999999',
    '1000000000',
    '4294967295',
    '4294967296',
    '9007199254740993',
    '18446744073709551615',
  ])('%s is stored exactly', (text) => {
    expect(scan(scanU64, text)).toBe(text.length);
    expect(u64At(words, 1)).toBe(BigInt(text));
  });

  it('every value of 64 bits survives', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), (value) => {
        scan(scanU64, String(value));
        return u64At(words, 1) === value;
      }),
    );
  });

  it.each(['18446744073709551616', '99999999999999999999', '100000000000000000000'])(
    '%s does not fit',
    (text) => {
      expect(scan(scanU64, text)).toBe(NOT_A_NUMBER);
    },
  );

  it.each(['', '-1', '+1', '0x1f', '1e3', '1.5', '12a', '1234567890a', '1,5', ' 1'])(
    '%j is not one',
    (text) => {
      expect(scan(scanU64, text)).toBe(NOT_A_NUMBER);
    },
  );

  it.each(['00', '0644', '00000003', '00000000000'])(
    '%s is a mode or a mask and not a decimal figure',
    (text) => {
      expect(scan(scanU64, text)).toBe(NOT_A_NUMBER);
    },
  );

  it.each([' ', '\t', '\r', '\n', ':', '='])('ends at %j', (separator) => {
    expect(scan(scanU64, `12${separator}34`)).toBe(2);
    expect(u64At(words, 1)).toBe(12n);
  });

  it('does not read past the end it was given', () => {
    expect(scanU64(bytesOf('1234567890123'), 0, 4, words, 1)).toBe(4);
    expect(u64At(words, 1)).toBe(1234n);
  });
});

describe('signed integers', () => {
  it.each(['-1', '-4294967296', '-9223372036854775808', '9223372036854775807', '0'])(
    '%s is stored exactly',
    (text) => {
      expect(scan(scanS64, text)).toBe(text.length);
      expect(s64At(words, 1)).toBe(BigInt(text));
    },
  );

  it('every value of 64 bits survives', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
        scan(scanS64, String(value));
        return s64At(words, 1) === value;
      }),
    );
  });

  it.each(['-9223372036854775809', '9223372036854775808', '-', '--1', '-0', '-x'])(
    '%s is not one',
    (text) => {
      expect(scan(scanS64, text)).toBe(NOT_A_NUMBER);
    },
  );
});

describe('decimal fractions', () => {
  it.each(['0.00', '16.07', '-1.000', '100.00', '123456789.123456', '0.1', '7'])(
    '%s is the double that Number gives',
    (text) => {
      expect(scan(scanF64, text)).toBe(text.length);
      expect(f64At(words, 1)).toBe(Number(text));
    },
  );

  it('rounds as Number does, however many digits there are', () => {
    const digits = fc.stringMatching(/^[0-9]{1,19}$/);
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n }), digits, (whole, fraction) => {
        const text = `${whole}.${fraction}`;
        scan(scanF64, text);
        return f64At(words, 1) === Number(text);
      }),
    );
  });

  it.each(['.5', '5.', '1.2.3', '1e3', 'nan', 'inf', '00.5', '1.5x', '12345678901234567'])(
    '%s is not one',
    (text) => {
      expect(scan(scanF64, text)).toBe(NOT_A_NUMBER);
    },
  );
});

describe('the type of a token', () => {
  it.each([
    ['7', 'u64'],
    ['18446744073709551615', 'u64'],
    ['-7', 's64'],
    ['0.05', 'f64'],
    ['18446744073709551616', undefined],
    ['ff', undefined],
    ['253:0', undefined],
  ])('%s is %s', (text, type) => {
    const bytes = bytesOf(text);
    expect(numberTypeOf(bytes, 0, bytes.length)).toBe(type);
  });

  it('is one whose scan gives back the same figure', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n }), (value) => {
        const text = String(value);
        const type = value < 0n ? 's64' : 'u64';
        scan(value < 0n ? scanS64 : scanU64, text);
        return (
          numberTypeOf(bytesOf(text), 0, text.length) === type && exactText(words, 1, type) === text
        );
      }),
    );
  });
});
