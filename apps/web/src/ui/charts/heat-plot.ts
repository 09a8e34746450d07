import type { HeatRange } from './heat-scale.ts';
import type { HeatSlice, HeatSource } from './heat-source.ts';

/** What a heatmap shows now: its columns, and where they lie. */
export interface HeatPlot extends HeatRange {
  readonly fromUs: number;
  readonly bucketUs: number;
  /** Columns of the whole span, also those without samples. */
  readonly columnCount: number;
  readonly rowCount: number;
  readonly columns: readonly HeatSlice[];
}

/** The columns of the last `windowSeconds`; the span ends with the column that is being filled. */
export function heatPlot(source: HeatSource, windowSeconds: number, rowCount: number): HeatPlot {
  const { bucketUs } = source;
  const columnCount = Math.max(1, Math.round((windowSeconds * 1e6) / bucketUs));
  const toUs = (Math.floor(source.endUs() / bucketUs) + 1) * bucketUs;
  const fromUs = toUs - columnCount * bucketUs;
  const columns = source.columns(fromUs).filter(({ startUs }) => startUs >= fromUs);
  return { fromUs, bucketUs, columnCount, rowCount, columns, ...rangeOf(columns) };
}

function rangeOf(columns: readonly HeatSlice[]): HeatRange {
  let lowest = Infinity;
  let highest = 0;
  for (const { cells } of columns) {
    for (const value of cells) {
      if (value > highest) highest = value;
      if (value > 0 && value < lowest) lowest = value;
    }
  }
  return { lowest: highest > 0 ? lowest : 0, highest };
}

/** The cell that is pointed at: a row at a moment, which stays the same while the picture moves on. */
export interface HeatCell {
  readonly startUs: number;
  readonly row: number;
}

/** The cell at a place of the plot, both from 0 to 1. */
export function cellAt(
  { fromUs, bucketUs, columnCount, rowCount }: HeatPlot,
  x: number,
  y: number,
): HeatCell {
  return {
    startUs: fromUs + Math.floor(x * columnCount) * bucketUs,
    row: Math.floor(y * rowCount),
  };
}

/** The figure of a cell, NaN where there is none. */
export function figureAt({ columns, bucketUs }: HeatPlot, { startUs, row }: HeatCell): number {
  const slice = columns.find((candidate) => Math.abs(candidate.startUs - startUs) < bucketUs / 2);
  return slice?.cells[row] ?? Number.NaN;
}

/** The neighbour of a cell, or the newest cell of the first row when there is none yet; it stays within the plot. */
export function moveCell(
  { fromUs, bucketUs, columnCount, rowCount }: HeatPlot,
  cell: HeatCell | undefined,
  [columns, rows]: readonly [number, number],
): HeatCell {
  const newestUs = fromUs + (columnCount - 1) * bucketUs;
  if (cell === undefined) return { startUs: newestUs, row: 0 };
  return {
    startUs: Math.min(newestUs, Math.max(fromUs, cell.startUs + columns * bucketUs)),
    row: Math.min(rowCount - 1, Math.max(0, cell.row + rows)),
  };
}
