import type { SeriesPoints } from '@statsfs/core/series';
import { firstAtOrAfter } from './extent.ts';

/** All figures of one moment, in the order of the lines; NaN where a line has none. */
export interface TableRow {
  readonly atUs: number;
  readonly values: readonly number[];
  /** A counter fell here: why there is no figure. */
  readonly isReset: boolean;
}

/** The points of some lines by time, newest first, at most `limit` of them. */
export function toTableRows(
  lines: readonly SeriesPoints[],
  fromUs: number,
  limit: number,
): TableRow[] {
  const times = new Set<number>();
  for (const { x } of lines) {
    for (let i = firstAtOrAfter(x, fromUs); i < x.length; i++) times.add(x[i] ?? 0);
  }
  const newest = [...times].sort((a, b) => b - a).slice(0, limit);
  const resets = new Set(
    lines.flatMap(({ events }) =>
      events.flatMap((event) => (event.kind === 'reset' ? [event.atUs] : [])),
    ),
  );
  return newest.map((atUs) => ({
    atUs,
    values: lines.map((line) => valueExactlyAt(line, atUs)),
    isReset: resets.has(atUs),
  }));
}

function valueExactlyAt({ x, y }: SeriesPoints, us: number): number {
  const i = firstAtOrAfter(x, us);
  return x[i] === us ? (y[i] ?? Number.NaN) : Number.NaN;
}
