import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWords, setInteger, u64At, type Words } from '../model/index.ts';
import type { Mark } from './mark.ts';
import { MAX_MARKS } from './mark-list.ts';
import { SeriesGroup, type SeriesGroupOptions } from './series-group.ts';
import type { SeriesSlice } from './series-slice.ts';

const HOUR = 3_600_000_000;
const EVER = Number.POSITIVE_INFINITY;

const group = (options: Partial<SeriesGroupOptions> = {}): SeriesGroup =>
  new SeriesGroup({ width: 2, keepUs: HOUR, blockRows: 4, ...options });
const wordsOf = (...values: bigint[]): Words => {
  const words = createWords(values.length);
  values.forEach((value, slot) => {
    setInteger(words, slot, value);
  });
  return words;
};
/** Rows at 10, 20, 30, … of two columns: 1, 2, 3, … and 100, 200, 300, … */
function fill(into: SeriesGroup, rows: number, first = 1): SeriesGroup {
  for (let n = first; n < first + rows; n++) {
    into.append(10 * n, wordsOf(BigInt(n), BigInt(100 * n)), 0);
  }
  return into;
}
const valuesOf = (slice: SeriesSlice): bigint[][] =>
  slice.columns.map((words) => Array.from(slice.atUs, (_, row) => u64At(words, row)));
const timesOf = (slice: SeriesSlice): number[] => [...slice.atUs];
const all = (from: SeriesGroup): SeriesSlice => from.read([0, 1], 0, EVER);
const gapAt = (atUs: number): Mark => ({ kind: 'gap', atUs, reason: 'agent stopped' });

describe('appending', () => {
  it('L1 drops a row that is not later than the newest one', () => {
    const series = fill(group(), 5);
    expect(series.append(50, wordsOf(9n, 9n), 0)).toBe(false);
    expect(series.append(7, wordsOf(9n, 9n), 0)).toBe(false);
    expect(series.append(51, wordsOf(9n, 9n), 0)).toBe(true);
    expect(timesOf(all(series))).toEqual([10, 20, 30, 40, 50, 51]);
  });

  it('L1 refuses what is no whole time', () => {
    for (const atUs of [-1, 0.5, Number.NaN, 2 ** 53]) {
      expect(() => group().append(atUs, wordsOf(1n, 1n), 0)).toThrow(RangeError);
      expect(() => group().mark(gapAt(atUs))).toThrow(RangeError);
    }
  });

  it('L12 copies the words, from the slot it is told', () => {
    const series = group();
    const words = wordsOf(1n, 2n, 3n);
    series.append(1, words, 1);
    words.fill(0);
    expect(valuesOf(all(series))).toEqual([[2n], [3n]]);
  });

  it('L12 L16 gives back exactly what went in, however blocks fall and wherever a read begins', () => {
    const cell = fc.oneof(
      fc.constant(0n),
      fc.bigInt({ min: 0n, max: 9n }),
      fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
    );
    const row = fc.tuple(fc.integer({ min: 1, max: 1e6 }), fc.tuple(cell, cell, cell));
    const span = fc.tuple(fc.nat({ max: 5e6 }), fc.nat({ max: 5e6 }));
    const shape = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.nat({ max: 20 }));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), span, shape, (rows, [a, b], shaped) => {
        const [blockRows, phase] = shaped;
        const series = group({ width: 3, blockRows, phase });
        let atUs = 0;
        const expected: { atUs: number; cells: bigint[] }[] = [];
        for (const [elapsed, cells] of rows) {
          atUs += elapsed;
          series.append(atUs, wordsOf(...cells), 0);
          if (atUs >= a && atUs <= a + b) expected.push({ atUs, cells });
        }
        const slice = series.read([2, 0], a, a + b);
        expect(timesOf(slice)).toEqual(expected.map((kept) => kept.atUs));
        expect(valuesOf(slice)).toEqual([
          expected.map((kept) => kept.cells[2]),
          expected.map((kept) => kept.cells[0]),
        ]);
      }),
    );
  });

  it('L18 takes a slice of all columns, without what it has already', () => {
    const source = fill(group(), 9);
    source.mark(gapAt(25));
    const series = fill(group(), 3);
    series.appendSlice(all(source));
    expect(all(series)).toEqual(all(source));
    expect(() => series.appendSlice(source.read([0], 0, EVER))).toThrow(RangeError);
  });

  it('L19 seals the first block earlier by the phase, and every later one on time', () => {
    const bytesAfter = (phase: number): boolean[] => {
      const series = group({ phase });
      return Array.from({ length: 9 }, (_, n) => {
        const before = series.byteLength;
        fill(series, 1, n + 1);
        return series.byteLength > before;
      });
    };
    const sealedAfter = (phase: number): number[] =>
      bytesAfter(phase).flatMap((isSealed, n) => (isSealed ? [n + 1] : []));
    expect(sealedAfter(0)).toEqual([4, 8]);
    expect(sealedAfter(1)).toEqual([3, 7]);
    expect(sealedAfter(7)).toEqual([1, 5, 9]);
  });
});

describe('reading', () => {
  it('L16 includes both ends', () => {
    const series = fill(group(), 10);
    expect(timesOf(series.read([0], 20, 60))).toEqual([20, 30, 40, 50, 60]);
    expect(timesOf(series.read([0], 21, 59))).toEqual([30, 40, 50]);
    expect(timesOf(series.read([0], 20, 29.5))).toEqual([20]);
    expect(timesOf(series.read([0], 60, 20))).toEqual([]);
    expect(timesOf(group().read([0], 0, EVER))).toEqual([]);
  });

  it('L13 knows no text columns, and counts the others as before', () => {
    const series = group({ width: 3, textColumns: [1] });
    series.append(1, wordsOf(7n, 8n, 9n), 0);
    expect(valuesOf(series.read([2, 0], 0, EVER))).toEqual([[9n], [7n]]);
    expect(() => series.read([1], 0, EVER)).toThrow('holds text');
    for (const column of [3, -1, 0.5])
      expect(() => series.read([column], 0, 1)).toThrow(RangeError);
  });

  it('L17 finds the last row before a time, in open and in sealed rows', () => {
    const series = fill(group(), 10);
    expect([5, 10, 11, 45, 85, 95, 1000].map((atUs) => series.rowBefore(atUs))).toEqual([
      undefined,
      undefined,
      10,
      40,
      80,
      90,
      100,
    ]);
    expect(group().rowBefore(5)).toBeUndefined();
  });

  it('knows its first and last row and their number', () => {
    const series = fill(group(), 5);
    expect([series.firstUs, series.lastUs, series.rowCount]).toEqual([10, 50, 5]);
    fill(series, 3, 6);
    expect([series.firstUs, series.lastUs, series.rowCount]).toEqual([10, 80, 8]);
    expect([group().firstUs, group().lastUs, group().rowCount]).toEqual([undefined, undefined, 0]);
  });
});

describe('forgetting', () => {
  it('L14 keeps what is young enough and drops whole blocks with their marks', () => {
    const series = group({ keepUs: 50 });
    fill(series, 9);
    series.mark(gapAt(15));
    series.mark(gapAt(55));
    expect(timesOf(all(series))).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90]);
    const bytes = series.byteLength;
    fill(series, 3, 10);
    expect(timesOf(all(series))).toEqual([50, 60, 70, 80, 90, 100, 110, 120]);
    expect(all(series).marks).toEqual([gapAt(55)]);
    expect(series.firstUs).toBe(50);
    expect(series.byteLength).toBeLessThan(bytes + 64);
  });

  it('L14 stays within its bound however long it runs', () => {
    const series = group({ keepUs: 100, blockRows: 8 });
    fill(series, 400);
    expect(series.rowCount).toBeLessThanOrEqual(11 + 2 * 8);
    expect(series.byteLength).toBeLessThan(8 * 8 * 3 + 3 * 64);
  });

  it('L15 forgets rows that lie before a mark it had to forget', () => {
    const series = fill(group(), 5);
    for (let n = 0; n <= MAX_MARKS; n++) {
      series.mark({ kind: 'clear', atUs: 25 + n, by: 'op', columns: 'all' });
    }
    expect(timesOf(all(series))).toEqual([30, 40, 50]);
    expect(all(series).marks).toHaveLength(MAX_MARKS);
    expect(series.rowBefore(30)).toBeUndefined();
    expect(series.rowBefore(35)).toBe(30);
  });
});

describe('marks', () => {
  it('L3 come in order of time, also those that came late', () => {
    const series = fill(group(), 3);
    series.mark(gapAt(25));
    series.mark({ kind: 'unreadable', atUs: 15, code: 5 });
    expect(all(series).marks.map((mark) => mark.atUs)).toEqual([15, 25]);
  });

  it('L16 are those within the span', () => {
    const series = fill(group(), 3);
    for (const atUs of [5, 15, 25]) series.mark({ kind: 'unreadable', atUs, code: atUs });
    expect(series.read([0], 5, 15).marks.map((mark) => mark.atUs)).toEqual([5, 15]);
  });

  it('L4 say the same thing once until a row comes in between', () => {
    const series = fill(group(), 1);
    for (const atUs of [11, 12, 13]) series.mark({ kind: 'unreadable', atUs, code: 5 });
    series.mark({ kind: 'unreadable', atUs: 14, code: 6 });
    fill(series, 1, 2);
    series.mark({ kind: 'unreadable', atUs: 21, code: 6 });
    expect(all(series).marks.map((mark) => mark.atUs)).toEqual([11, 14, 21]);
  });

  it('L4 say the same thing once before there is any row, and every clear and reset', () => {
    const series = group();
    series.mark(gapAt(1));
    series.mark(gapAt(2));
    expect(all(series).marks).toEqual([gapAt(1)]);
    const clear: Mark = { kind: 'clear', atUs: 3, by: 'op', columns: 'all' };
    const reset: Mark = { kind: 'reset', atUs: 4, reason: 'another one', columns: 'all' };
    for (const mark of [clear, clear, reset, reset]) series.mark(mark);
    expect(all(series).marks).toEqual([gapAt(1), clear, clear, reset, reset]);
  });

  it('L16 name the positions of their columns in the slice, and are left out where they hit none', () => {
    const marks: readonly Mark[] = [
      { kind: 'clear', atUs: 15, by: 'op', columns: [1] },
      { kind: 'reset', atUs: 15, reason: 'another one', columns: [1] },
    ];
    for (const mark of marks) {
      const series = fill(group({ width: 2 }), 3);
      series.mark(mark);
      const shown = (columns: number[]) => series.read(columns, 0, EVER).marks;
      expect(shown([1, 0])).toEqual([{ ...mark, columns: [0] }]);
      expect(shown([0, 1, 1])).toEqual([{ ...mark, columns: [1, 2] }]);
      expect(shown([0])).toEqual([]);
    }
  });
});
