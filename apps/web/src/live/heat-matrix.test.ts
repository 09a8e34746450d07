import { describe, expect, it } from 'vitest';
import { keepRows, type Row, SECOND_US } from '../../test/kept-samples.ts';
import { makeDescriptor } from '../../test/make-schema.ts';
import { highestFill } from './heat-fill.ts';
import { HeatMatrix } from './heat-matrix.ts';

const shown = (matrix: HeatMatrix): (readonly [number, ...number[]])[] =>
  matrix.columns().map(({ startUs, cells }) => [startUs / SECOND_US, ...cells]);

const counter = (until: number): Row[] =>
  Array.from({ length: until }, (_, i) => [i + 1, [i * i, 5 * i]]);

describe('HeatMatrix', () => {
  it('keeps the highest rate of each cell in each stretch of time', () => {
    const matrix = new HeatMatrix(2 * SECOND_US, highestFill());
    matrix.update(keepRows(counter(6)), 0);
    expect(shown(matrix)).toEqual([
      [0, Number.NaN, Number.NaN],
      [2, 3, 5],
      [4, 7, 5],
      [6, 9, 5],
    ]);
  });

  it('is the same however the rows came', () => {
    const step = new HeatMatrix(2 * SECOND_US, highestFill());
    for (let s = 1; s <= 40; s++) step.update(keepRows(counter(s)), (s - 30) * SECOND_US);
    const whole = new HeatMatrix(2 * SECOND_US, highestFill());
    whole.update(keepRows(counter(40)), 10 * SECOND_US);
    expect(shown(step).slice(1)).toEqual(shown(whole).slice(1));
    expect(shown(step).length).toBeLessThan(18);
  });

  it('starts over when history has come in before what was seen', () => {
    const matrix = new HeatMatrix(SECOND_US, highestFill());
    matrix.update(keepRows(counter(6).slice(3)), 0);
    matrix.update(keepRows(counter(6)), 0);
    const whole = new HeatMatrix(SECOND_US, highestFill());
    whole.update(keepRows(counter(6)), 0);
    expect(shown(matrix)).toEqual(shown(whole));
  });

  it('leaves a stretch without samples out, and a reset without a figure', () => {
    const matrix = new HeatMatrix(SECOND_US, highestFill());
    matrix.update(
      keepRows([
        [1, [10]],
        [2, [20]],
        [5, [3]],
      ]),
      0,
    );
    expect(shown(matrix)).toEqual([
      [1, Number.NaN],
      [2, 10],
      [5, Number.NaN],
    ]);
  });

  it('has the cells in the order that its fill says', () => {
    const matrix = new HeatMatrix(SECOND_US, highestFill([2, 0, 1]));
    matrix.update(keepRows([[1, [7, 8, 9]]], makeDescriptor('g', { kind: 'floating' })), 0);
    expect(shown(matrix)).toEqual([[1, 9, 7, 8]]);
  });

  it('takes values where there is no rate', () => {
    const matrix = new HeatMatrix(SECOND_US, highestFill());
    matrix.update(keepRows([[1, [7]]], makeDescriptor('g', { kind: 'floating' })), 0);
    expect(shown(matrix)).toEqual([[1, 7]]);
  });
});
