import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWords, setInteger } from '../model/index.ts';
import type { Mark } from './mark.ts';
import type { StepRules } from './move.ts';
import { type PointForm, toPoints } from './rates.ts';
import type { SeriesSlice } from './series-slice.ts';
import { stepBetween } from './step.ts';

const SECOND = 1_000_000;
const COUNTER: StepRules = { type: 'u64', kind: 'cumulative', width: 64, stepsBack: false };

/** One column with a row a second, from second 1 on. */
function sliceOf(values: readonly (number | bigint)[], marks: readonly Mark[] = []): SeriesSlice {
  const words = createWords(values.length);
  values.forEach((value, slot) => {
    setInteger(words, slot, BigInt(value));
  });
  const atUs = Float64Array.from(values, (_, row) => (row + 1) * SECOND);
  return { atUs, columns: [words], marks };
}
const pointsOf = (slice: SeriesSlice, form: PointForm, rules = COUNTER) =>
  toPoints(slice, 0, rules, form);
const ys = (slice: SeriesSlice, form: PointForm, rules = COUNTER): number[] => [
  ...pointsOf(slice, form, rules).y,
];
const gap = (second: number): Mark => ({ kind: 'gap', atUs: second * SECOND, reason: 'stopped' });
const clear = (second: number, columns: 'all' | number[] = 'all'): Mark => ({
  kind: 'clear',
  atUs: second * SECOND,
  by: 'op',
  columns,
});
const reset = (second: number, columns: 'all' | number[] = 'all'): Mark => ({
  kind: 'reset',
  atUs: second * SECOND,
  reason: 'another one',
  columns,
});
const NONE = Number.NaN;

describe('rates', () => {
  it('L32 stand at the row that ends their step, and the first row has none', () => {
    const points = pointsOf(sliceOf([10, 30, 30, 70]), 'rate');
    expect([...points.x]).toEqual([1, 2, 3, 4].map((second) => second * SECOND));
    expect([...points.y]).toEqual([NONE, 20, 0, 40]);
    expect(points.events).toEqual([]);
  });

  it('L11 L35 break at a reset, and no spike is made up', () => {
    const points = pointsOf(sliceOf([1000, 1010, 10, 25]), 'rate');
    expect([...points.y]).toEqual([NONE, 10, NONE, 15]);
    expect(points.events).toEqual([{ kind: 'reset', atUs: 3 * SECOND, cause: 'fell' }]);
  });

  it('L9 L35 go on across a wrap, with an event', () => {
    const points = pointsOf(sliceOf([4294967286, 5]), 'rate', { ...COUNTER, width: 32 });
    expect([...points.y]).toEqual([NONE, 15]);
    expect(points.events).toEqual([{ kind: 'wrap', atUs: 2 * SECOND }]);
  });

  it('L10 L35 are 0 where a counter may step back, with an event', () => {
    const points = pointsOf(sliceOf([7, 6, 9]), 'rate', { ...COUNTER, stepsBack: true });
    expect([...points.y]).toEqual([NONE, 0, 3]);
    expect(points.events).toEqual([{ kind: 'stepped-back', atUs: 2 * SECOND }]);
  });

  it('L6 L35 break at a clear, which is one event and no reset besides', () => {
    const points = pointsOf(sliceOf([7, 0, 2], [clear(1.5)]), 'rate');
    expect([...points.y]).toEqual([NONE, NONE, 2]);
    expect(points.events).toEqual([{ kind: 'clear', atUs: 1.5 * SECOND, by: 'op' }]);
  });

  it('L40 L35 break at a reset that was told, with its reason, though the value grew', () => {
    const points = pointsOf(sliceOf([7, 9, 12], [reset(1.5)]), 'rate');
    expect([...points.y]).toEqual([NONE, NONE, 3]);
    expect(points.events).toEqual([
      { kind: 'reset', atUs: 1.5 * SECOND, cause: 'replaced', reason: 'another one' },
    ]);
  });

  it('L40 L35 break at a reset once, though the value fell too', () => {
    const { events } = pointsOf(sliceOf([7, 0, 2], [reset(1.5)]), 'rate');
    expect(events.map(({ kind }) => kind)).toEqual(['reset']);
  });

  it('L6 L40 go on where a clear and a reset hit other columns', () => {
    const points = pointsOf(sliceOf([7, 8], [clear(1.5, [3]), reset(1.5, [3])]), 'rate');
    expect([...points.y]).toEqual([NONE, 1]);
    expect(points.events).toEqual([]);
  });

  it('L5 L35 break at a gap, which spans from row to row', () => {
    const points = pointsOf(sliceOf([7, 8, 9], [gap(1.5)]), 'rate');
    expect([...points.y]).toEqual([NONE, NONE, 1]);
    expect(points.events).toEqual([
      { kind: 'gap', fromUs: SECOND, untilUs: 2 * SECOND, reason: 'stopped' },
    ]);
  });

  it('L2 L35 end in what came after the last row, and begin with what came before the first', () => {
    const error: Mark = { kind: 'unreadable', atUs: 2 * SECOND, code: 13 };
    const points = pointsOf(sliceOf([7, 8], [gap(0), error]), 'rate');
    expect([...points.y]).toEqual([NONE, 1]);
    expect(points.events).toEqual([
      { kind: 'gap', fromUs: -Infinity, untilUs: SECOND, reason: 'stopped' },
      { kind: 'unreadable', fromUs: 2 * SECOND, untilUs: Infinity, code: 13 },
    ]);
  });

  it('L2 tell what happened when there is no row at all', () => {
    const points = pointsOf(sliceOf([], [gap(1)]), 'rate');
    expect(points.x).toHaveLength(0);
    expect(points.events).toEqual([
      { kind: 'gap', fromUs: -Infinity, untilUs: Infinity, reason: 'stopped' },
    ]);
  });

  it('L7 do not exist for what is no counter', () => {
    expect(ys(sliceOf([5, 3, 9]), 'rate', { ...COUNTER, kind: 'floating' })).toEqual([
      NONE,
      NONE,
      NONE,
    ]);
    expect(pointsOf(sliceOf([5, 3]), 'rate', { ...COUNTER, kind: 'peak' }).events).toEqual([]);
  });

  it('L5 L11 L32 are those of the steps, row by row', () => {
    const values = fc.array(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), { minLength: 2 });
    fc.assert(
      fc.property(values, (walk) => {
        const slice = sliceOf(walk);
        const words = slice.columns[0] ?? createWords(0);
        const y = ys(slice, 'rate');
        for (let row = 1; row < walk.length; row++) {
          const sample = (slot: number) => ({ atUs: slice.atUs[slot] ?? 0, words, slot });
          const step = stepBetween(sample(row - 1), sample(row), COUNTER);
          expect(y[row]).toBe('perSecond' in step ? step.perSecond : Number.NaN);
        }
      }),
    );
  });

  it('refuse a column that the slice has not', () => {
    expect(() => toPoints(sliceOf([1]), 1, COUNTER, 'raw')).toThrow(RangeError);
  });
});

describe('deltas', () => {
  it('L33 are the growth of a counter, by the rules of steps', () => {
    expect(ys(sliceOf([10, 30, 5, 6]), 'delta')).toEqual([NONE, 20, NONE, 1]);
  });

  it('L33 are plain differences of what goes both ways, exact for large numbers', () => {
    const floating: StepRules = { ...COUNTER, kind: 'floating' };
    const top = 2n ** 64n - 1n;
    expect(ys(sliceOf([top, top - 3n, top]), 'delta', floating)).toEqual([NONE, -3, 3]);
    expect(ys(sliceOf([-5, 2, -5]), 'delta', { ...floating, type: 's64' })).toEqual([NONE, 7, -7]);
    expect(ys(sliceOf([0, 1, 0]), 'delta', { ...floating, type: 'bool' })).toEqual([NONE, 1, -1]);
    expect(ys(sliceOf([0, 0]), 'delta', { ...floating, type: 'text' })).toEqual([NONE, NONE]);
  });
});

describe('raw values', () => {
  it('L34 do not break at resets and clears, which are events', () => {
    const points = pointsOf(sliceOf([9, 1, 0, 2], [clear(2.5), reset(3.5)]), 'raw');
    expect([...points.y]).toEqual([9, 1, 0, 2]);
    expect(points.events.map((event) => event.kind)).toEqual(['reset', 'clear', 'reset']);
  });

  it('L34 break at a gap by a NaN at its time', () => {
    const points = pointsOf(sliceOf([9, 1, 2], [clear(2.25), gap(2.5)]), 'raw');
    expect([...points.x]).toEqual([1, 2, 2.5, 3].map((second) => second * SECOND));
    expect([...points.y]).toEqual([9, 1, NONE, 2]);
  });

  it('L34 are signed where the type is', () => {
    expect(ys(sliceOf([-7]), 'raw', { ...COUNTER, type: 's64' })).toEqual([-7]);
  });
});
