import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWords, setInteger, u64At, type Words } from '../model/index.ts';
import { ByteSink } from './byte-sink.ts';
import { ByteSource } from './byte-source.ts';
import { decodeColumn, encodeColumn } from './column-codec.ts';
import { SeriesError } from './series-error.ts';
import { decodeTimes, encodeTimes } from './time-codec.ts';

/** A counter or gauge: it mostly stands still or moves a little, in either direction and across 2^64. */
const walk = fc
  .tuple(
    fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
    fc.array(
      fc.oneof(
        { weight: 4, arbitrary: fc.constant(0n) },
        { weight: 3, arbitrary: fc.bigInt({ min: -300n, max: 300n }) },
        { weight: 1, arbitrary: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n }) },
      ),
      { maxLength: 300 },
    ),
  )
  .map(([start, steps]) => {
    const values = [start];
    for (const step of steps) values.push(BigInt.asUintN(64, (values.at(-1) ?? 0n) + step));
    return values;
  });

const wordsOf = (values: readonly bigint[]): Words => {
  const words = createWords(values.length);
  values.forEach((value, slot) => {
    setInteger(words, slot, value);
  });
  return words;
};
function bytesOf(values: readonly bigint[]): Uint8Array {
  const sink = new ByteSink(1);
  encodeColumn(sink, { words: wordsOf(values), start: 0, stride: 2, rows: values.length });
  return sink.take();
}
function valuesOf(bytes: Uint8Array, rows: number, from = 0, until = rows): bigint[] {
  const words = createWords(until - from);
  decodeColumn(new ByteSource(bytes), { rows, from, until }, words, 0);
  return Array.from({ length: until - from }, (_, slot) => u64At(words, slot));
}
const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join(' ');
const bytes = (text: string): Uint8Array =>
  Uint8Array.from(text.split(' '), (b) => Number.parseInt(b, 16));

describe('a column as bytes', () => {
  it('L20 L21 L22 is as drawn in SERIES.md', () => {
    expect(hex(bytesOf([7n, 9n, 9n, 9n, 9n, 8n]))).toBe('0e 04 00 02 01');
  });

  it('L21 takes ten bytes at most for a slot', () => {
    expect(hex(bytesOf([2n ** 63n]))).toBe('ff ff ff ff ff ff ff ff ff 01');
    expect(hex(bytesOf([2n ** 64n - 1n, 0n]))).toBe('01 02');
  });

  it('L22 takes two bytes for a column of zeros, up to 129 rows', () => {
    expect(hex(bytesOf(Array(129).fill(0n)))).toBe('00 80 01');
    expect(hex(bytesOf(Array(128).fill(0n)))).toBe('00 7f');
    expect(hex(bytesOf([]))).toBe('');
  });

  it('L12 L21 gives back every walk over 64 bits, wraps included', () => {
    fc.assert(
      fc.property(walk, (values) => {
        expect(valuesOf(bytesOf(values), values.length)).toEqual(values);
      }),
      { numRuns: 300 },
    );
  });

  it('L24 gives back any stretch of rows without the rest', () => {
    fc.assert(
      fc.property(walk, fc.nat(), fc.nat(), (values, a, b) => {
        const from = a % values.length;
        const until = from + 1 + (b % (values.length - from));
        const stretch = valuesOf(bytesOf(values), values.length, from, until);
        expect(stretch).toEqual(values.slice(from, until));
      }),
    );
  });

  it('L30 is malformed when a difference does not fit in 64 bits', () => {
    expect(() => valuesOf(bytes('ff ff ff ff ff ff ff ff ff 02'), 1)).toThrow(SeriesError);
    expect(() => valuesOf(bytes('ff ff ff ff ff ff ff ff ff ff 01'), 1)).toThrow('64 bits');
  });

  it('L30 is malformed when a run passes the last row', () => {
    expect(valuesOf(bytes('00 02'), 3)).toEqual([0n, 0n, 0n]);
    expect(() => valuesOf(bytes('00 03'), 3)).toThrow('A run of 4 rows, 3 are left');
  });

  it('L28 is truncated wherever it ends early', () => {
    const whole = bytesOf([5n, 2n ** 63n, 5n, 5n, 5n, 2n ** 40n]);
    for (let length = 0; length < whole.length; length++) {
      expect(() => valuesOf(whole.subarray(0, length), 6)).toThrow('end early');
    }
  });
});

describe('times as bytes', () => {
  const timesOf = (text: Uint8Array, rows: number): number[] => {
    const times = new Float64Array(rows);
    decodeTimes(new ByteSource(text), rows, times, 0);
    return [...times];
  };

  it('L23 are the first as it is, then differences', () => {
    const sink = new ByteSink(1);
    encodeTimes(sink, Float64Array.of(300, 301, 1_000_301), 3);
    expect(hex(sink.take())).toBe('ac 02 01 c0 84 3d');
    expect(timesOf(bytes('ac 02 01 c0 84 3d'), 3)).toEqual([300, 301, 1_000_301]);
  });

  it('L1 L23 reach up to 2^53 − 1', () => {
    const sink = new ByteSink(1);
    encodeTimes(sink, Float64Array.of(0, Number.MAX_SAFE_INTEGER), 2);
    expect(timesOf(sink.take(), 2)).toEqual([0, Number.MAX_SAFE_INTEGER]);
  });

  it('L30 are malformed when two are the same, or one does not fit', () => {
    expect(() => timesOf(bytes('05 00'), 2)).toThrow('same time');
    expect(() => timesOf(bytes('ff ff ff ff ff ff ff 0f 01'), 2)).toThrow('53 bits');
    expect(() => timesOf(bytes('ff ff ff ff ff ff ff 1f'), 1)).toThrow('53 bits');
  });
});
