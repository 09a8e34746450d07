import { formatAge, formatClock } from '@statsfs/core/units';

const clock = (ms: number): string => formatClock(ms, new Date(ms).getTimezoneOffset());
const DAY_MS = 86_400_000;

/** A time today by the clock, one before by its age. */
const timeWords = (ms: number, nowMs: number): string =>
  nowMs - ms < DAY_MS ? clock(ms) : `${formatAge((nowMs - ms) / 1000)} ago`;

/** Of the first read that the web app knows of. */
export const seenWords = (firstMs: number, nowMs: number): string =>
  `${timeWords(firstMs, nowMs)}, by this web app`;

/** @param changedMs null: not since it is watched. */
export function changeWords(changedMs: number | null, nowMs: number): string {
  if (changedMs === null) return 'none since then';
  const age = Math.max(0, nowMs - changedMs);
  return age < DAY_MS
    ? `${clock(changedMs)}, ${formatAge(age / 1000)} ago`
    : `${formatAge(age / 1000)} ago`;
}
