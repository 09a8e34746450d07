import { describe, expect, it } from 'vitest';
import { keepRows, SECOND_US } from '../../test/kept-samples.ts';
import { makeDescriptor } from '../../test/make-schema.ts';
import { rankCells } from './rank-cells.ts';

const rows = [
  [1, [1_000_000, 0, 50]],
  [2, [1_000_010, 400, 50]],
  [3, [1_000_020, 3, 90]],
] as const;

describe('rankCells', () => {
  it('ranks counters by their growth in the window, whatever they stand at, resets left out', () => {
    const scores = [...(rankCells(keepRows(rows), 0) ?? [])];
    expect(scores.map(Math.round)).toEqual([20, 400, 40]);
    const late = [...(rankCells(keepRows(rows), 2.5 * SECOND_US) ?? [])];
    expect(late.map(Math.round)).toEqual([10, 0, 40]);
  });

  it('ranks what goes both ways by its size', () => {
    const gauge = makeDescriptor('g', { kind: 'floating' });
    expect([...(rankCells(keepRows(rows, gauge), 0) ?? [])]).toEqual([1_000_020, 3, 90]);
  });

  it('has no opinion before the first sample', () => {
    expect(rankCells(keepRows([]), 0)).toBeUndefined();
  });
});
