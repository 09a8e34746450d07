import { expect, it } from 'vitest';
import { holdOrder } from './hold-order.ts';

it('keeps rows in place that somebody points at', () => {
  const rows = ['d', 'c', 'b'];
  expect(holdOrder(['a', 'b', 'c'], rows, (row) => row)).toEqual(['b', 'c', 'd']);
  expect(holdOrder([], rows, (row) => row)).toEqual(rows);
});
