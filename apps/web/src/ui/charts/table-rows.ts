import { alignSeries, type SeriesPoints } from '@statsfs/core/series';
import { firstAtOrAfter } from './extent.ts';

/** All figures of one moment, in the order of the lines; NaN where a line has none. */
export interface TableRow {
  readonly atUs: number;
  readonly values: readonly number[];
  /** A counter fell here: why there is no figure. */
  readonly isReset: boolean;
}

/** Lines of several files are read a moment after each other; this share of a step apart they stand in one row. */
const NEAR_STEPS = 0.4;

/** The points of some lines by time, newest first, at most `limit` of them. */
export function toTableRows(
  lines: readonly SeriesPoints[],
  fromUs: number,
  limit: number,
): TableRow[] {
  const shown = lines.map(({ x, y }) => {
    // Rows beyond the limit are not shown, and no line has more points in the newest rows than there are rows.
    const first = Math.max(firstAtOrAfter(x, fromUs), x.length - limit);
    return { x: x.subarray(first), y: y.subarray(first) };
  });
  const toleranceUs = NEAR_STEPS * Math.min(...shown.map(({ x }) => stepOf(x)));
  const { atUs, columns, times } = alignSeries(
    shown,
    Number.isFinite(toleranceUs) ? toleranceUs : 0,
  );
  const resets = lines.flatMap(({ events }) =>
    events.flatMap((event) => (event.kind === 'reset' ? [event.atUs] : [])),
  );
  /** A counter that fell did so at its row; that something was replaced was told before it. */
  const isReset = (row: number): boolean => {
    const from = atUs[row - 1] ?? Number.NEGATIVE_INFINITY;
    return times.some((own) => resets.some((us) => us > from && us <= (own[row] ?? Number.NaN)));
  };
  return [...atUs.keys()]
    .slice(-limit)
    .reverse()
    .map((row) => ({
      atUs: atUs[row] ?? Number.NaN,
      values: columns.map((column) => column[row] ?? Number.NaN),
      isReset: isReset(row),
    }));
}

/** How far apart the points of a line are on average; Infinity for one that has no two. */
const stepOf = (x: Float64Array): number =>
  x.length < 2 ? Infinity : ((x.at(-1) ?? 0) - (x[0] ?? 0)) / (x.length - 1);
