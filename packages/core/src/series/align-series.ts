import type { Points } from './points.ts';

/** Points of several lines, by rows. */
export interface AlignedSeries {
  /** Time of the earliest point of each row; never falling, and growing where the times of each line do. */
  readonly atUs: Float64Array;
  /** For each line its value in each row; NaN where it has no point there, and where it breaks. */
  readonly columns: readonly Float64Array[];
  /** For each line the time of its own point in each row; NaN where it has none. */
  readonly times: readonly Float64Array[];
}

/**
 * Lays lines that were read at times of their own side by side, for one chart or table. Nothing is interpolated or
 * repeated: each point stands in one row, and a row has one point of each line at most.
 *
 *   line 1     0.00       1.00  2.01
 *   line 2        0.02          2.00  3.01
 *   rows       0.00       1.00  2.00  3.01      tolerance 0.1
 *
 * @param lines whose times never fall.
 * @param toleranceUs how much later than the earliest point of a row another one may be and still stand in it.
 * @throws RangeError when the tolerance is below 0.
 */
export function alignSeries(lines: readonly Points[], toleranceUs: number): AlignedSeries {
  if (!(toleranceUs >= 0)) throw new RangeError(`A tolerance of ${toleranceUs} µs`);
  const most = lines.reduce((points, { x }) => points + x.length, 0);
  const atUs = new Float64Array(most);
  const columns = lines.map(() => new Float64Array(most).fill(Number.NaN));
  const times = lines.map(() => new Float64Array(most).fill(Number.NaN));
  const next = new Int32Array(lines.length);
  let rows = 0;
  for (let left = most; left > 0; rows++) {
    const start = earliest(lines, next);
    atUs[rows] = start;
    for (const [line, { x, y }] of lines.entries()) {
      const at = next[line] ?? 0;
      const time = x[at];
      if (time === undefined || time - start > toleranceUs) continue;
      put(columns[line], rows, y[at]);
      put(times[line], rows, time);
      next[line] = at + 1;
      left--;
    }
  }
  const cut = (whole: Float64Array): Float64Array => whole.slice(0, rows);
  return { atUs: cut(atUs), columns: columns.map(cut), times: times.map(cut) };
}

function earliest(lines: readonly Points[], next: Int32Array): number {
  let time = Number.POSITIVE_INFINITY;
  for (const [line, { x }] of lines.entries()) {
    time = Math.min(time, x[next[line] ?? 0] ?? Number.POSITIVE_INFINITY);
  }
  return time;
}

function put(column: Float64Array | undefined, row: number, value = Number.NaN): void {
  if (column !== undefined) column[row] = value;
}
