import { createWords, type StatPath, setInteger, u64At } from '@statsfs/core/model';
import { encodeSlice, type SeriesSlice } from '@statsfs/core/series';
import { describe, expect, it } from 'vitest';
import { decodeSeriesAnswer } from './decode-series-answer.ts';

const PATHS = ['irq/LOC', 'gone', 'mem/free'] as StatPath[];

function slice(): SeriesSlice {
  const column = (...figures: bigint[]) => {
    const words = createWords(figures.length);
    figures.forEach((figure, row) => {
      setInteger(words, row, figure);
    });
    return words;
  };
  return {
    atUs: Float64Array.of(1_000_000, 2_000_000, 9_000_000),
    columns: [column(1n, 2n, 3n), column(10n, 20n, 18446744073709551615n)],
    marks: [
      { kind: 'unreadable', atUs: 3_000_000, code: 13 },
      { kind: 'gap', atUs: 4_000_000, reason: 'agent stopped' },
      { kind: 'clear', atUs: 8_000_000, by: 'operator', columns: [0, 1] },
    ],
  };
}

function answer(parts: readonly Uint8Array[]): Uint8Array {
  const bytes: number[] = [];
  for (const part of parts) {
    const length = new Uint8Array(4);
    new DataView(length.buffer).setUint32(0, part.length, true);
    bytes.push(...length, ...part);
  }
  return Uint8Array.from(bytes);
}

describe('decodeSeriesAnswer', () => {
  it('gives each path its rows in order, exact, with unreadable stretches among them', () => {
    const bytes = answer([encodeSlice(slice()), new Uint8Array(0), encodeSlice(slice())]);
    const [first, gone, last] = decodeSeriesAnswer(bytes, PATHS);
    expect(gone).toBeUndefined();
    expect(last?.samples.length).toBe(4);
    const samples = first?.samples;
    expect([...(samples?.atUs ?? [])].map((us) => us / 1e6)).toEqual([1, 2, 3, 9]);
    expect([...(samples?.status ?? [])]).toEqual([0, 0, 13, 0]);
    expect(samples && u64At(samples.words, 7)).toBe(18446744073709551615n);
  });

  it('words marks as the live stream does', () => {
    const [first] = decodeSeriesAnswer(answer([encodeSlice(slice())]), PATHS.slice(0, 1));
    expect(first?.marks).toEqual([
      { kind: 'gap', atUs: 4_000_000, reason: 'agent stopped' },
      { kind: 'clear', atUs: 8_000_000, actor: 'operator', paths: ['irq/LOC'] },
    ]);
  });

  it('refuses an answer that ends in the middle', () => {
    const bytes = answer([encodeSlice(slice())]);
    expect(() => decodeSeriesAnswer(bytes.subarray(0, bytes.length - 1), PATHS)).toThrow();
  });
});
