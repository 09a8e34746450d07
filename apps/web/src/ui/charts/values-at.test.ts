import { describe, expect, it } from 'vitest';
import { extentOf } from './extent.ts';
import { toTableRows } from './table-rows.ts';
import { stepFrom, valueAt } from './values-at.ts';

const line = (...points: readonly (readonly [x: number, y: number])[]) => ({
  x: Float64Array.from(points, ([x]) => x),
  y: Float64Array.from(points, ([, y]) => y),
  events: [],
});

const LINE = line([10, 1], [20, Number.NaN], [30, 3], [40, 4]);

describe('valueAt', () => {
  it('gives the figure of the nearest point, and none far from any', () => {
    expect([valueAt(LINE, 29), valueAt(LINE, 36), valueAt(LINE, 9)]).toEqual([3, 4, 1]);
    expect([valueAt(LINE, 100), valueAt(LINE, -50)]).toEqual([Number.NaN, Number.NaN]);
  });

  it('does not bridge a gap', () => {
    expect(valueAt(LINE, 20)).toBeNaN();
    expect(valueAt(line(), 20)).toBeNaN();
  });
});

describe('stepFrom', () => {
  it('starts at the newest point, steps by points and stays on the line', () => {
    expect(stepFrom(LINE, undefined, -1)).toBe(40);
    expect(stepFrom(LINE, 40, -1)).toBe(30);
    expect(stepFrom(LINE, 10, -1)).toBe(10);
    expect(stepFrom(LINE, 30, Infinity)).toBe(40);
    expect(stepFrom(LINE, 30, -Infinity)).toBe(10);
    expect(stepFrom(line(), undefined, 1)).toBeUndefined();
  });
});

describe('extentOf', () => {
  it('looks at the window only, and not at breaks', () => {
    expect(extentOf([LINE, line([35, 9])], 25)).toEqual([3, 9]);
    expect(extentOf([LINE], 41)).toBeUndefined();
  });
});

describe('toTableRows', () => {
  it('puts the figures of one time side by side, newest first, and cuts the oldest', () => {
    const rows = toTableRows([LINE, line([30, 7], [50, 8])], 15, 3);
    expect(rows.map(({ atUs, values }) => [atUs, ...values])).toEqual([
      [50, Number.NaN, 8],
      [40, 4, Number.NaN],
      [30, 3, 7],
    ]);
  });

  it('puts lines that were read a moment after each other into one row, and shows every point', () => {
    const first = line([1000, 1], [2000, 2], [3000, 3]);
    const second = line([1004, 10], [2003, 20], [3005, 30]);
    expect(toTableRows([first, second], 0, 9).map(({ values }) => values)).toEqual([
      [3, 30],
      [2, 20],
      [1, 10],
    ]);
    const quick = line([1000, 1], [1100, 2], [1200, 3]);
    expect(toTableRows([quick, line([1090, 7])], 0, 9).map(({ values }) => values)).toEqual([
      [3, Number.NaN],
      [2, 7],
      [1, Number.NaN],
    ]);
  });

  it('says of the row after it that something was replaced', () => {
    const event = { kind: 'reset', atUs: 25, cause: 'replaced', reason: 'another one' } as const;
    const rows = toTableRows([{ ...LINE, events: [event] }], 0, 9);
    expect(rows.filter(({ isReset }) => isReset).map(({ atUs }) => atUs)).toEqual([30]);
  });

  it('says where a counter was reset', () => {
    const reset = { ...LINE, events: [{ kind: 'reset', atUs: 20, cause: 'fell' } as const] };
    expect(
      toTableRows([reset], 0, 9)
        .filter(({ isReset }) => isReset)
        .map(({ atUs }) => atUs),
    ).toEqual([20]);
  });
});
