import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWords, setInteger, u64At } from '../model/index.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { MAX_ENTRIES, MAX_STRING_BYTES } from './limits.ts';

const written = (write: (writer: ByteWriter) => void): number[] => {
  const writer = new ByteWriter(1);
  write(writer);
  return [...writer.take()];
};

const reading = (bytes: readonly number[]): ByteReader => new ByteReader(Uint8Array.from(bytes));

const malformed = expect.objectContaining({ code: 'malformed' });
const truncated = expect.objectContaining({ code: 'truncated' });

/** (base, next) written as the delta of slot 0, and read back onto base. */
function roundTrip(base: bigint, next: bigint): { bytes: number; read: bigint } {
  const from = createWords(1);
  const to = createWords(1);
  setInteger(from, 0, base);
  setInteger(to, 0, next);
  const bytes = written((writer) => {
    writer.slotDeltas(Uint32Array.of(0), to, from);
    writer.varint(0);
  });
  const reader = reading(bytes);
  reader.slotDeltas(from, 1);
  reader.end();
  return { bytes: bytes.length - 2, read: u64At(from, 0) };
}

describe('varint', () => {
  it.each([
    [0, [0]],
    [127, [0x7f]],
    [128, [0x80, 0x01]],
    [0xffffffff, [0xff, 0xff, 0xff, 0xff, 0x0f]],
    [0x100000000, [0x80, 0x80, 0x80, 0x80, 0x10]],
    [Number.MAX_SAFE_INTEGER, [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f]],
  ])('W9 of %i has the shortest form', (value, bytes) => {
    expect(written((writer) => writer.varint(value))).toEqual(bytes);
    expect(reading(bytes).varint()).toBe(value);
  });

  it('W9 is read in a longer form too', () => {
    expect(reading([0x81, 0x80, 0x00]).varint()).toBe(1);
  });

  it.each([
    ['2^53', [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10]],
    ['nine bytes', [0x81, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00]],
  ])('W9 refuses %s', (_, bytes) => {
    expect(() => reading(bytes).varint()).toThrow(malformed);
  });

  it.each([-1, 0.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY])(
    'W9 is not written for %d',
    (value) => {
      expect(() => written((writer) => writer.varint(value))).toThrow(RangeError);
    },
  );

  it('W9 W10 brings back every integer it can hold', () => {
    const limit = 2 ** 52;
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.integer({ min: -limit, max: limit - 1 }), (plain, signed) => {
        const reader = reading(
          written((writer) => {
            writer.varint(plain);
            writer.signedVarint(signed);
          }),
        );
        expect(reader.varint()).toBe(plain);
        expect(reader.signedVarint()).toBe(signed);
        expect(reader.remaining).toBe(0);
      }),
    );
  });

  it('W10 counts 0 −1 1 −2 2 as 0 1 2 3 4', () => {
    expect(
      written((writer) => {
        for (const value of [0, -1, 1, -2, 2]) writer.signedVarint(value);
      }),
    ).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('delta', () => {
  it.each([
    ['no step', 5n, 5n, 1],
    ['one up', 5n, 6n, 1],
    ['63 up', 0n, 63n, 1],
    ['64 up', 0n, 64n, 2],
    ['64 down', 64n, 0n, 1],
    ['over a word', 0xffffffffn, 0x100000000n, 1],
    ['back over a word', 0x100000000n, 0xffffffffn, 1],
    ['wrap-around', 2n ** 64n - 1n, 3n, 1],
    ['wrap-around backwards', 0n, 2n ** 64n - 1n, 1],
    ['half the circle', 0n, 1n << 63n, 10],
    ['the longest way up', 0n, (1n << 63n) - 1n, 10],
  ])('W11 of %s is exact and short', (_, base, next, bytes) => {
    expect(roundTrip(base, next)).toEqual({ bytes, read: next });
  });

  it('W11 leads from any 64 bits to any others', () => {
    const word = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
    fc.assert(
      fc.property(word, word, (base, next) => {
        expect(roundTrip(base, next).read).toBe(next);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['an eleventh byte', [1, ...Array.from({ length: 10 }, () => 0x80), 0x00]],
    ['a tenth byte above 1', [1, ...Array.from({ length: 9 }, () => 0x80), 0x02]],
  ])('W11 refuses %s', (_, bytes) => {
    expect(() => reading([...bytes, 0]).slotDeltas(createWords(1), 1)).toThrow(malformed);
  });

  it('W11 refuses a slot beyond the last', () => {
    expect(() => reading([3, 2, 0]).slotDeltas(createWords(2), 2)).toThrow(malformed);
    expect(() => reading([2, 2, 0]).slotDeltas(createWords(2), 2)).not.toThrow();
  });

  it('W6 ends early when its last byte is missing', () => {
    for (const bytes of [[], [1], [1, 2], [1, 0x80], [0x81]]) {
      expect(() => reading(bytes).slotDeltas(createWords(2), 2)).toThrow(truncated);
    }
  });
});

describe('string', () => {
  const roundTripText = (text: string): string =>
    reading(written((writer) => writer.string(text))).string();

  it('W12 brings back every text, a byte order mark included', () => {
    expect(roundTripText('\u{feff}größe \u{1f427}\0')).toBe('\u{feff}größe \u{1f427}\0');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(roundTripText(text)).toBe(text);
      }),
    );
  });

  it('W12 has up to 65,536 bytes on either side', () => {
    const longest = 'x'.repeat(MAX_STRING_BYTES);
    expect(roundTripText(longest)).toBe(longest);
    expect(() => written((writer) => writer.string(`${longest}x`))).toThrow(malformed);
    const tooLong = written((writer) => {
      writer.varint(MAX_STRING_BYTES + 1);
      for (let i = 0; i <= MAX_STRING_BYTES; i++) writer.u8(0x78);
    });
    expect(() => reading(tooLong).string()).toThrow(malformed);
  });

  it.each([
    ['a lone continuation', [0x80]],
    ['an overlong form', [0xc0, 0x80]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['a character cut short', [0xe2, 0x82]],
  ])('W12 refuses %s', (_, bytes) => {
    expect(() => reading([bytes.length, ...bytes]).string()).toThrow(malformed);
  });

  it('W6 ends early when it is longer than what is left', () => {
    expect(() => reading([3, 0x61, 0x62]).string()).toThrow(truncated);
  });
});

describe('count', () => {
  it('W13 refuses more entries than bytes are left', () => {
    expect(reading([2, 0, 0]).count('sets')).toBe(2);
    expect(() => reading([3, 0, 0]).count('sets')).toThrow(malformed);
  });

  it('W14 refuses more entries than a frame may hold, over all its lists', () => {
    const half = MAX_ENTRIES / 2;
    const bytes = new Uint8Array(MAX_ENTRIES + 100);
    bytes.set(
      written((writer) => writer.varint(half)),
      0,
    );
    bytes.set(
      written((writer) => writer.varint(half)),
      3,
    );
    bytes.set([1, 0], 6);
    const reader = new ByteReader(bytes);
    expect(reader.count('sets')).toBe(half);
    expect(reader.count('files')).toBe(half);
    expect(() => reader.count('values')).toThrow(malformed);
  });
});

describe('fixed integers', () => {
  it('W6 end early when a byte is missing', () => {
    expect(() => reading([]).u8()).toThrow(truncated);
    expect(() => reading([0, 0, 0, 0, 0, 0, 0]).u64()).toThrow(truncated);
    expect(() => reading([0, 0, 0, 0, 0, 0, 0]).words(createWords(1), 2)).toThrow(truncated);
  });

  it('W33 lie low byte first', () => {
    expect(reading([1, 2, 0, 0, 0, 0, 0, 0x80]).u64()).toBe(0x8000000000000201n);
    const words = createWords(1);
    reading([1, 2, 0, 0, 0, 0, 0, 0x80]).words(words, 2);
    expect(u64At(words, 0)).toBe(0x8000000000000201n);
  });
});
