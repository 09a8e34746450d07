import type { SeriesPoints } from '@statsfs/core/series';
import { firstAtOrAfter } from './extent.ts';

/** A point further from the crosshair than this many steps of its line is not what the crosshair points at. */
const NEAR_STEPS = 1.5;

/** Index of the point nearest to `us`; undefined when none is near. */
export function pointNear({ x }: SeriesPoints, us: number): number | undefined {
  const { length } = x;
  if (length === 0) return undefined;
  const after = firstAtOrAfter(x, us);
  const before = after - 1;
  const isBefore =
    after === length || (before >= 0 && us - (x[before] ?? 0) <= (x[after] ?? Infinity) - us);
  const nearest = isBefore ? before : after;
  const stepUs = length < 2 ? Infinity : ((x[length - 1] ?? 0) - (x[0] ?? 0)) / (length - 1);
  return Math.abs((x[nearest] ?? 0) - us) <= NEAR_STEPS * stepUs ? nearest : undefined;
}

/** The figure at `us`; NaN where there is none. */
export function valueAt(points: SeriesPoints, us: number): number {
  const index = pointNear(points, us);
  return index === undefined ? Number.NaN : (points.y[index] ?? Number.NaN);
}

/**
 * Where the crosshair goes by `steps` points from `us`, or from the newest when it is nowhere.
 * @returns undefined when the line has no points.
 */
export function stepFrom(
  points: SeriesPoints,
  us: number | undefined,
  steps: number,
): number | undefined {
  const { x } = points;
  if (us === undefined) return x.at(-1);
  const at = pointNear(points, us) ?? firstAtOrAfter(x, us);
  return x[Math.min(x.length - 1, Math.max(0, at + steps))];
}
