const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

const pad = (value: number, digits: number): string => String(value).padStart(digits, '0');

/**
 * Time of day of a Unix time in milliseconds: `12:04:30`. Own code because Intl differs between runtimes and zones.
 * @param timeZoneOffsetMinutes as `Date.prototype.getTimezoneOffset` gives it: UTC minus local time.
 */
export function formatClock(ms: number, timeZoneOffsetMinutes: number): string {
  return clockOf(ms, timeZoneOffsetMinutes).slice(0, 8);
}

/** As `formatClock`, with milliseconds, for one sample in a tooltip: `12:04:30.250`. */
export function formatClockMs(ms: number, timeZoneOffsetMinutes: number): string {
  return clockOf(ms, timeZoneOffsetMinutes);
}

function clockOf(ms: number, timeZoneOffsetMinutes: number): string {
  if (!Number.isFinite(ms)) return '—';
  const local = Math.floor(ms) - timeZoneOffsetMinutes * MINUTE;
  const inDay = ((local % DAY) + DAY) % DAY;
  const seconds = Math.floor(inDay / SECOND);
  const hour = pad(Math.floor(seconds / 3600), 2);
  const minute = pad(Math.floor(seconds / 60) % 60, 2);
  return `${hour}:${minute}:${pad(seconds % 60, 2)}.${pad(Math.floor(inDay % SECOND), 3)}`;
}
