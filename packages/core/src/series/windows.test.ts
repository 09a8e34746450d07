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

  it('L42 average what is large and of both signs without losing what is small', () => {
    const rules: StepRules = { ...GAUGE, type: 's64' };
    const slice = sliceOf([
      [1, 2n ** 62n],
      [2, 7n],
      [3, -(2n ** 62n)],
      [4, -1n],
    ]);
    expect(windows(slice, rules, 1).avg[0]).toBe(1.5);
  });

  it('L43 have no figures where their rows hold no number', () => {
    const words = createWords(1);
    setF64(words, 0, Number.NaN);
    const slice = { atUs: Float64Array.of(S), columns: [words], marks: [] };
    for (const type of ['f64', 'text'] as const) {
      const found = windows(slice, { ...GAUGE, type }, 1);
      expect([found.states[0], found.rows[0]]).toEqual(['no-data', 0]);
      expect(found.avg[0]).toBeNaN();
    }
  });

  it('L44 count what was told at its own time, and a fall at the row that ends its step', () => {
    const slice = sliceOf(
      [
        [8, 5n],
        [21, 9n],
        [29, 10n],
        [31, 2n],
      ],
      [
        { kind: 'clear', atUs: 9 * S, by: 'me', columns: 'all' },
        { kind: 'reset', atUs: 15 * S, reason: 'another one', columns: [0] },
        { kind: 'clear', atUs: 16 * S, by: 'me', columns: [1] },
      ],
    );
    expect([...windows(slice, COUNTER, 4).restarts]).toEqual([1, 1, 0, 1]);
  });

  it('L42 put each row into one window where a step is no whole number', () => {
    const stepUs = 0.1;
    const atUs = Float64Array.from({ length: 60 }, (_, row) => row * stepUs);
    const slice = { atUs, columns: [createWords(60)], marks: [] };
    const { rows } = windowsOf(slice, 0, GAUGE, { fromUs: 0, stepUs, count: 60 });
    expect([...rows]).toEqual(Array<number>(60).fill(1));
  });

  it('L42 are refused where they are none', () => {
    const slice = sliceOf([[1, 1n]]);
    expect(() => windowsOf(slice, 1, COUNTER, everyTen(1))).toThrow(RangeError);
    expect(() => windowsOf(slice, 0, COUNTER, { ...everyTen(1), stepUs: 0 })).toThrow(RangeError);
    expect(() => windowsOf(slice, 0, COUNTER, everyTen(-1))).toThrow(RangeError);
  });
});
