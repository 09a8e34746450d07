import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignSeries } from './align-series.ts';
import type { Points } from './points.ts';

const line = (...points: readonly (readonly [x: number, y: number])[]): Points => ({
  x: Float64Array.from(points, ([x]) => x),
  y: Float64Array.from(points, ([, y]) => y),
});
const rowsOf = (lines: readonly Points[], toleranceUs: number): number[][] => {
  const { atUs, columns } = alignSeries(lines, toleranceUs);
  return [...atUs].map((at, row) => [at, ...columns.map((column) => column[row] ?? -1)]);
};

describe('lines side by side', () => {
  it('L41 share a row where their points are near, and have NaN where they have none', () => {
    const one = line([0, 1], [100, 2], [201, 3]);
    const other = line([2, 10], [200, 20], [301, 30]);
    expect(rowsOf([one, other], 10)).toEqual([
      [0, 1, 10],
      [100, 2, Number.NaN],
      [200, 3, 20],
      [301, Number.NaN, 30],
    ]);
    expect(rowsOf([one, other], 0).map(([at]) => at)).toEqual([0, 2, 100, 200, 201, 301]);
  });

  it('L41 of which one is read more often have a row for each of its points', () => {
    const quick = line([0, 1], [4, 2], [8, 3]);
    const slow = line([3, 10]);
    expect(rowsOf([quick, slow], 5)).toEqual([
      [0, 1, 10],
      [4, 2, Number.NaN],
      [8, 3, Number.NaN],
    ]);
  });

  it('L41 are nothing where there is nothing', () => {
    expect(rowsOf([], 5)).toEqual([]);
    expect(rowsOf([line(), line()], 5)).toEqual([]);
  });

  it('L41 have two rows of one time where a line has two points of it, as at a break', () => {
    const broken = line([100, 1], [100, Number.NaN], [200, 2]);
    expect(rowsOf([broken, line([101, 10])], 5)).toEqual([
      [100, 1, 10],
      [100, Number.NaN, Number.NaN],
      [200, 2, Number.NaN],
    ]);
  });

  it('L41 need a tolerance that lets a point stand in its own row', () => {
    for (const tolerance of [-1, Number.NaN]) {
      expect(() => alignSeries([line([0, 1])], tolerance)).toThrow(RangeError);
    }
  });

  it('L41 keep each point once, in order, within the tolerance of its row', () => {
    const times = fc.uniqueArray(fc.nat(300), { maxLength: 20 });
    const lines = fc.array(
      times.map((all) => line(...all.sort((a, b) => a - b).map((x) => [x, 1000 + x] as const))),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(lines, fc.nat(50), (given, toleranceUs) => {
        const aligned = alignSeries(given, toleranceUs);
        const { atUs } = aligned;
        expect([...atUs]).toEqual([...atUs].sort((a, b) => a - b));
        for (const [at, { x, y }] of given.entries()) {
          const own = [...(aligned.times[at] ?? [])];
          const kept = own.flatMap((time, row) => (Number.isNaN(time) ? [] : [row]));
          expect(kept.map((row) => own[row])).toEqual([...x]);
          expect(kept.map((row) => aligned.columns[at]?.[row])).toEqual([...y]);
          for (const row of kept) {
            const late = (own[row] ?? 0) - (atUs[row] ?? 0);
            expect(late).toBeGreaterThanOrEqual(0);
            expect(late).toBeLessThanOrEqual(toleranceUs);
          }
        }
        for (const row of atUs.keys()) {
          expect(aligned.times.some((own) => own[row] === atUs[row])).toBe(true);
        }
      }),
    );
  });
});
