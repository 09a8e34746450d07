import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWords, exactText, setF64, setInteger, type Words } from '../model/index.ts';
import type { Mark } from './mark.ts';
import type { StepRules } from './move.ts';
import type { SeriesSlice } from './series-slice.ts';
import { type Windows, windowsOf } from './windows.ts';

const S = 1e6;
const COUNTER: StepRules = { type: 'u64', kind: 'cumulative', width: 64, stepsBack: false };
const GAUGE: StepRules = { ...COUNTER, kind: 'floating' };

function sliceOf(
  rows: readonly (readonly [second: number, value: bigint])[],
  marks: readonly Mark[] = [],
): SeriesSlice {
  const words = createWords(rows.length);
  for (const [row, [, value]] of rows.entries()) setInteger(words, row, value);
  return { atUs: Float64Array.from(rows, ([second]) => second * S), columns: [words], marks };
}
const texts = (words: Words, type: StepRules['type'] = 'u64'): string[] =>
  Array.from({ length: words.length / 2 }, (_, slot) => exactText(words, slot, type));
const everyTen = (count: number) => ({ fromUs: 0, stepUs: 10 * S, count });
const windows = (slice: SeriesSlice, rules = COUNTER, count = 3): Windows =>
  windowsOf(slice, 0, rules, everyTen(count));

describe('windows', () => {
  it('L42 hold what was read from their start on and before the next one', () => {
    const found = windows(
      sliceOf([
        [0, 5n],
        [9, 7n],
        [10, 7n],
        [19.9, 6n],
      ]),
      GAUGE,
    );
    expect([...found.rows]).toEqual([2, 2, 0]);
    expect(texts(found.min)).toEqual(['5', '6', '0']);
    expect(texts(found.max)).toEqual(['7', '7', '0']);
    expect(texts(found.last)).toEqual(['7', '6', '0']);
    expect([...found.avg]).toEqual([6, 6.5, Number.NaN]);
    expect(found.states).toEqual(['data', 'data', 'no-data']);
    expect([...found.rate]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });

  it('L43 without a row say whether it is a gap, unreadable, or nothing that is known', () => {
    const marks: readonly Mark[] = [
      { kind: 'gap', atUs: 11 * S, reason: 'away' },
      { kind: 'clear', atUs: 12 * S, by: 'me', columns: 'all' },
      { kind: 'unreadable', atUs: 45 * S, code: 1 },
    ];
    const slice = sliceOf(
      [
        [9, 1n],
        [31, 2n],
      ],
      marks,
    );
    expect(windows(slice, COUNTER, 7).states).toEqual([
      'data',
      'gap',
      'gap',
      'data',
      'unreadable',
      'unreadable',
      'unreadable',
    ]);
    expect(windows(sliceOf([[35, 1n]]), COUNTER, 4).states).toEqual([
      'no-data',
      'no-data',
      'no-data',
      'data',
    ]);
  });

  it('L44 have the rate of the steps that end in them, without what a reset or a gap hides', () => {
    const slice = sliceOf(
      [
        [5, 0n],
        [11, 60n],
        [15, 100n],
        [21, 10n],
        [25, 30n],
        [29, 90n],
      ],
      [{ kind: 'gap', atUs: 26 * S, reason: 'away' }],
    );
    const { rate, restarts } = windows(slice);
    expect([...rate]).toEqual([Number.NaN, 10, 5]);
    expect([...restarts]).toEqual([0, 0, 1]);
  });

  it('L42 compare signed, as doubles, and without NaN', () => {
    const signed = windows(
      sliceOf([
        [1, -5n],
        [2, 3n],
      ]),
      { ...GAUGE, type: 's64' },
    );
    expect([texts(signed.min, 's64')[0], texts(signed.max, 's64')[0]]).toEqual(['-5', '3']);
    const words = createWords(3);
    for (const [row, value] of [Number.NaN, -2.5, -7].entries()) setF64(words, row, value);
    const slice = { atUs: Float64Array.of(S, 2 * S, 3 * S), columns: [words], marks: [] };
    const doubles = windows(slice, { ...GAUGE, type: 'f64' });
    expect([texts(doubles.min, 'f64')[0], texts(doubles.max, 'f64')[0]]).toEqual(['-7', '-2.5']);
    expect([doubles.rows[0], doubles.avg[0]]).toEqual([2, -4.75]);
  });

  it('L42 are what a slow reckoning with whole numbers says, exact over all of u64', () => {
    const value = fc.oneof(
      fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
      fc.bigInt({ min: 0n, max: 9n }),
    );
    const rows = fc
      .array(fc.tuple(fc.nat(59), value), { maxLength: 30 })
      .map((all) => [...new Map(all)].sort(([a], [b]) => a - b));
    fc.assert(
      fc.property(rows, (given) => {
        const found = windows(sliceOf(given), GAUGE, 6);
        for (let window = 0; window < 6; window++) {
          const inside = given.flatMap(([second, v]) =>
            Math.floor(second / 10) === window ? [v] : [],
          );
          expect(found.rows[window]).toBe(inside.length);
          if (inside.length === 0) continue;
          const sorted = inside.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
          expect(texts(found.min)[window]).toBe(String(sorted[0]));
          expect(texts(found.max)[window]).toBe(String(sorted.at(-1)));
          expect(texts(found.last)[window]).toBe(String(inside.at(-1)));
          const sum = Number(inside.reduce((a, b) => a + b, 0n));
          const off = Math.abs((found.avg[window] ?? 0) * inside.length - sum);
          expect(off).toBeLessThanOrEqual(sum * Number.EPSILON * inside.length);
        }
      }),
    );
  });

  it('L42 are refused where they are none', () => {
    const slice = sliceOf([[1, 1n]]);
    expect(() => windowsOf(slice, 1, COUNTER, everyTen(1))).toThrow(RangeError);
    expect(() => windowsOf(slice, 0, COUNTER, { ...everyTen(1), stepUs: 0 })).toThrow(RangeError);
    expect(() => windowsOf(slice, 0, COUNTER, everyTen(-1))).toThrow(RangeError);
  });
});
