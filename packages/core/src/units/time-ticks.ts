const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const STEPS = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 7, 14, 28, 56, 112, 364].map((n) => n * DAY),
];

/**
 * Round clock times within a span of Unix time in milliseconds, both ends included, in the viewer's zone.
 * @param timeZoneOffsetMinutes as `Date.prototype.getTimezoneOffset` gives it: UTC minus local time.
 * @returns at most `count` of them; none when the span holds no round time.
 */
export function timeTicks(
  fromMs: number,
  toMs: number,
  count: number,
  timeZoneOffsetMinutes = 0,
): number[] {
  const span = toMs - fromMs;
  if (!(span >= 0) || !Number.isFinite(span) || count < 1) return [];
  const offset = timeZoneOffsetMinutes * MINUTE;
  for (const step of STEPS) {
    // Cheap bound first, so that a year of seconds is never listed.
    if (span / step > count) continue;
    const first = Math.ceil((fromMs - offset) / step);
    const last = Math.floor((toMs - offset) / step);
    if (last - first >= count) continue;
    return Array.from(
      { length: Math.max(0, last - first + 1) },
      (_, index) => (first + index) * step + offset,
    );
  }
  return [];
}
