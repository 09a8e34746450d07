import { describe, expect, it } from 'vitest';
import { cellAt, figureAt, heatPlot, moveCell } from './heat-plot.ts';

const SECOND = 1e6;
const source = {
  subscribe: () => () => undefined,
  endUs: () => 100.4 * SECOND,
  bucketUs: SECOND,
  columns: () =>
    [95, 96, 100].map((s) => ({ startUs: s * SECOND, cells: Float64Array.of(s, Number.NaN) })),
};
const plot = heatPlot(source, 10, 2);

describe('heatPlot', () => {
  it('ends with the column that is being filled, and knows its highest figure', () => {
    expect([plot.fromUs / SECOND, plot.columnCount, plot.highest]).toEqual([91, 10, 100]);
  });

  it('finds a figure by its place, and none where nothing was read', () => {
    expect(figureAt(plot, { startUs: 100 * SECOND, row: 0 })).toBe(100);
    expect(figureAt(plot, { startUs: 96 * SECOND, row: 0 })).toBe(96);
    expect(figureAt(plot, { startUs: 97 * SECOND, row: 0 })).toBeNaN();
    expect(figureAt(plot, { startUs: 100 * SECOND, row: 1 })).toBeNaN();
  });

  it('finds the cell under the pointer', () => {
    expect(cellAt(plot, 0.99, 0.99)).toEqual({ startUs: 100 * SECOND, row: 1 });
    expect(cellAt(plot, 0, 0)).toEqual({ startUs: 91 * SECOND, row: 0 });
  });

  it('is walked cell by cell from the newest, and not left', () => {
    const start = moveCell(plot, undefined, [-1, 0]);
    expect(start).toEqual({ startUs: 100 * SECOND, row: 0 });
    expect(moveCell(plot, start, [-1, 1])).toEqual({ startUs: 99 * SECOND, row: 1 });
    expect(moveCell(plot, start, [1, -1])).toEqual(start);
  });
});
