import { describe, expect, it } from 'vitest';
import { SettledOrder } from './settled-order.ts';

const by = (round: number, direction: 'ascending' | 'descending' = 'descending') => ({
  sort: { column: 'rate', direction },
  round,
  toValue: (row: { readonly rate: number }) => row.rate,
});
const rates = (...all: number[]) => all.map((rate, cell) => ({ cell, rate }));
const cells = (rows: readonly { readonly cell: number }[]) => rows.map(({ cell }) => cell);

describe('SettledOrder', () => {
  it('keeps rows in place within a round while their figures change, and follows in the next', () => {
    const order = new SettledOrder();
    expect(cells(order.apply(rates(1, 5, 3), by(1)))).toEqual([1, 2, 0]);
    const moved = order.apply(rates(9, 5, 3), by(1));
    expect(cells(moved)).toEqual([1, 2, 0]);
    expect(moved[2]?.rate).toBe(9);
    expect(cells(order.apply(rates(9, 5, 3), by(2)))).toEqual([0, 1, 2]);
  });

  it('follows at once when the order is turned round, or rows come and go', () => {
    const order = new SettledOrder();
    order.apply(rates(1, 5, 3), by(1));
    expect(cells(order.apply(rates(1, 5, 3), by(1, 'ascending')))).toEqual([0, 2, 1]);
    expect(cells(order.apply(rates(1, 5), by(1, 'ascending')))).toEqual([0, 1]);
  });
});
