import { describe, expect, it } from 'vitest';
import { keepRows, SECOND_US } from '../../test/kept-samples.ts';
import { makeDescriptor } from '../../test/make-schema.ts';
import { sumPoints } from './sum-points.ts';

const yOf = (points: { readonly y: Float64Array }): number[] => [...points.y];

describe('sumPoints', () => {
  it('sums the rates of the cells that are asked for', () => {
    const kept = keepRows([
      [1, [0, 0, 0]],
      [3, [2, 4, 100]],
    ]);
    expect(yOf(sumPoints(kept, [0, 1], 'rate', 0))).toEqual([Number.NaN, 3]);
    expect(yOf(sumPoints(kept, [0, 1], 'delta', 0))).toEqual([Number.NaN, 6]);
    expect(yOf(sumPoints(kept, [0, 1], 'raw', 0))).toEqual([0, 6]);
  });

  it('goes on with the other cells when one of them restarts', () => {
    const kept = keepRows([
      [1, [1000, 0]],
      [2, [5, 7]],
    ]);
    expect(yOf(sumPoints(kept, [0, 1], 'rate', 0))).toEqual([Number.NaN, 7]);
  });

  it('has no figure over a clear, a gap or an unreadable stretch', () => {
    const rows = [
      [1, [1, 1]],
      [2, [2, 2]],
    ] as const;
    const cleared = { kind: 'clear', atUs: 1.5 * SECOND_US, by: 'x', columns: 'all' } as const;
    const gap = { kind: 'gap', atUs: 1.5 * SECOND_US, reason: 'x' } as const;
    for (const mark of [cleared, gap]) {
      const kept = keepRows(rows, undefined, { marks: [mark] });
      expect(yOf(sumPoints(kept, [0, 1], 'rate', 0))).toEqual([Number.NaN, Number.NaN]);
    }
    const broken = keepRows([
      [1, [1, 1]],
      [2, 13],
      [3, [3, 3]],
    ]);
    expect(yOf(sumPoints(broken, [0, 1], 'rate', 0)).filter((y) => !Number.isNaN(y))).toEqual([]);
  });

  it('is the line of core for a single cell, events included', () => {
    const kept = keepRows(
      [
        [1, [9]],
        [2, [3]],
        [3, [5]],
      ],
      makeDescriptor('v', { width: 64 }),
    );
    const points = sumPoints(kept, [0], 'rate', 0);
    expect(yOf(points)).toEqual([Number.NaN, Number.NaN, 2]);
    expect(points.events).toEqual([{ kind: 'reset', atUs: 2 * SECOND_US, cause: 'fell' }]);
  });

  it('has no points for a table without cells', () => {
    expect(sumPoints(keepRows([[1, [1]]]), [], 'rate', 0).x).toHaveLength(0);
  });
});
