import { describe, expect, it } from 'vitest';
import { nextSort, type SortValue, sortedOrder } from './sort-rows.ts';

const order = (values: SortValue[], direction: 'ascending' | 'descending'): SortValue[] =>
  sortedOrder(values, (value) => value, direction).map((i) => values[i]);

describe('sorting', () => {
  it('puts what has no figure last in both directions', () => {
    expect(order([Number.NaN, 2, 1], 'ascending')).toEqual([1, 2, Number.NaN]);
    expect(order([Number.NaN, 2, 1], 'descending')).toEqual([2, 1, Number.NaN]);
  });

  it('compares counters beyond 2^53 exactly', () => {
    expect(order([9007199254740993n, 9007199254740992n], 'ascending')).toEqual([
      9007199254740992n,
      9007199254740993n,
    ]);
  });

  it('orders names with numbers in them as numbers', () => {
    expect(order(['cpu10', 'cpu2'], 'ascending')).toEqual(['cpu2', 'cpu10']);
  });

  it('keeps equal rows where they are', () => {
    expect(sortedOrder(['b', 'a', 'c'], () => 1, 'descending')).toEqual([0, 1, 2]);
  });

  it('shows the largest figure first, and turns round on a second click', () => {
    const first = nextSort({ column: 'name', direction: 'ascending' }, 'rate', true);
    expect(first).toEqual({ column: 'rate', direction: 'descending' });
    expect(nextSort(first, 'rate', true).direction).toBe('ascending');
  });
});
