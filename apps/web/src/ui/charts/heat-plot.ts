import type { HeatSlice, HeatSource } from './heat-source.ts';

/** What a heatmap shows now: its columns, and where they lie. */
export interface HeatPlot {
  readonly fromUs: number;
  readonly bucketUs: number;
  /** Columns of the whole span, also those without samples. */
  readonly columnCount: number;
  readonly rowCount: number;
  readonly columns: readonly HeatSlice[];
  /** 0 when there is no figure. */
  readonly highest: number;
}

/** The columns of the last `windowSeconds`; the span ends with the column that is being filled. */
export function heatPlot(source: HeatSource, windowSeconds: number, rowCount: number): HeatPlot {
  const { bucketUs } = source;
  const columnCount = Math.max(1, Math.round((windowSeconds * 1e6) / bucketUs));
  const toUs = (Math.floor(source.endUs() / bucketUs) + 1) * bucketUs;
  const fromUs = toUs - columnCount * bucketUs;
  const columns = source.columns(fromUs).filter(({ startUs }) => startUs >= fromUs);
  let highest = 0;
  for (const { cells } of columns) for (const value of cells) if (value > highest) highest = value;
  return { fromUs, bucketUs, columnCount, rowCount, columns, highest };
}

/** The cell that is pointed at. */
export interface HeatCell {
  readonly column: number;
  readonly row: number;
}

/** The figure of a cell, NaN where there is none. */
export function figureAt(
  { columns, fromUs, bucketUs }: HeatPlot,
  { column, row }: HeatCell,
): number {
  const startUs = fromUs + column * bucketUs;
  const slice = columns.find((candidate) => Math.abs(candidate.startUs - startUs) < bucketUs / 2);
  return slice?.cells[row] ?? Number.NaN;
}

/** The neighbour of a cell, or the newest cell of the first row when there is none yet; it stays within the plot. */
export function moveCell(
  plot: HeatPlot,
  cell: HeatCell | undefined,
  [columns, rows]: readonly [number, number],
): HeatCell {
  if (cell === undefined) return { column: plot.columnCount - 1, row: 0 };
  const clamp = (value: number, most: number): number => Math.min(most - 1, Math.max(0, value));
  return {
    column: clamp(cell.column + columns, plot.columnCount),
    row: clamp(cell.row + rows, plot.rowCount),
  };
}
