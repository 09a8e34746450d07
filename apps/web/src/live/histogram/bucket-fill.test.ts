import { describe, expect, it } from 'vitest';
import { keepRows, SECOND_US } from '../../../test/kept-samples.ts';
import { makeDescriptor } from '../../../test/make-schema.ts';
import type { HeatFill } from '../heat-fill.ts';
import { HeatMatrix } from '../heat-matrix.ts';
import { countFill, growthFill } from './bucket-fill.ts';
import { histogramShape } from './histogram-shape.ts';

const descriptor = makeDescriptor('polls', {
  kind: 'histogram',
  keys: [{ name: 'bucket', type: 'int' }],
});
const shape = histogramShape([['0'], ['1'], ['2']]);

function columnsOf(
  fill: HeatFill,
  rows: Parameters<typeof keepRows>[0],
  columnSeconds = 1,
): number[][] {
  const matrix = new HeatMatrix(columnSeconds * SECOND_US, fill);
  matrix.update(keepRows(rows, descriptor), 0);
  return matrix.columns().map(({ cells }) => [...cells]);
}

const NONE = [Number.NaN, Number.NaN, Number.NaN];

describe('growthFill', () => {
  it('shows what each bucket grew by, the lowest bucket last', () => {
    const rows = [
      [1, [5, 5, 5]],
      [2, [5, 7, 6]],
      [3, [9, 7, 6]],
    ] as const;
    expect(columnsOf(growthFill(shape), rows)).toEqual([NONE, [1, 2, 0], [0, 0, 4]]);
  });

  it('adds up the samples of one column, so that none is lost in a longer span', () => {
    const rows = [0, 1, 2, 3, 4, 5].map((s) => [s, [s, 10 * s, 0]] as const);
    expect(columnsOf(growthFill(shape), rows, 3)).toEqual([
      [0, 20, 2],
      [0, 30, 3],
    ]);
  });

  it('has no figure for a step in which a bucket fell, nor across what could not be read', () => {
    const fell = [
      [1, [5, 5, 5]],
      [2, [6, 0, 5]],
      [3, [7, 1, 5]],
    ] as const;
    expect(columnsOf(growthFill(shape), fell)).toEqual([NONE, NONE, [0, 1, 1]]);
    const failed = [
      [1, [5, 5, 5]],
      [2, 5],
      [3, [9, 9, 9]],
    ] as const;
    expect(columnsOf(growthFill(shape), failed)).toEqual([NONE, NONE]);
  });

  it('adds the same bucket of all CPUs up', () => {
    const byCpu = histogramShape([
      ['0', '0'],
      ['0', '1'],
      ['1', '0'],
      ['1', '1'],
    ]);
    const rows = [
      [1, [0, 0, 0, 0]],
      [2, [1, 2, 10, 20]],
    ] as const;
    expect(columnsOf(growthFill(byCpu), rows)[1]).toEqual([22, 11]);
  });
});

describe('countFill', () => {
  it('shows the counts as they stood at the end of a column', () => {
    const rows = [
      [1, [5, 5, 5]],
      [2, [6, 0, 7]],
    ] as const;
    expect(columnsOf(countFill(shape), rows)).toEqual([
      [5, 5, 5],
      [7, 0, 6],
    ]);
    expect(columnsOf(countFill(shape), rows, 5)).toEqual([[7, 0, 6]]);
  });
});
