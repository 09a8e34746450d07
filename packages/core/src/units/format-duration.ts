const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const LARGE_TO_SMALL = [
  { name: 'd', size: DAY },
  { name: 'h', size: HOUR },
  { name: 'min', size: MINUTE },
  { name: 's', size: 1 },
];

/**
 * A time span in words, cut (not rounded) to two units: `250 ms`, `8.4 s`, `3 min 20 s`, `2 h 5 min`, `12 d 4 h`.
 * Cut, because what lasts 59.9 s has not lasted a minute. A negative span is clock skew and gives `0 s`.
 */
export function formatDurationSeconds(seconds: number): string {
  if (!Number.isFinite(seconds)) return '—';
  if (seconds < 0.001) return '0 s';
  if (seconds < 1) return `${Math.floor(seconds * 1000)} ms`;
  if (seconds < 10) return `${Math.floor(seconds * 10) / 10} s`;
  const at = LARGE_TO_SMALL.findIndex(({ size }) => seconds >= size);
  const large = LARGE_TO_SMALL[at];
  const small = LARGE_TO_SMALL[at + 1];
  if (large === undefined || small === undefined) return `${Math.floor(seconds)} s`;
  const whole = Math.floor(seconds / large.size);
  const rest = Math.floor((seconds - whole * large.size) / small.size);
  return `${whole} ${large.name}${rest === 0 ? '' : ` ${rest} ${small.name}`}`;
}

/** How long ago, in one unit, cut: `8 s`, `3 min`, `2 h`, `5 d`. */
export function formatAge(seconds: number): string {
  if (!Number.isFinite(seconds)) return '—';
  if (seconds < MINUTE) return `${Math.max(0, Math.floor(seconds))} s`;
  if (seconds < HOUR) return `${Math.floor(seconds / MINUTE)} min`;
  if (seconds < DAY) return `${Math.floor(seconds / HOUR)} h`;
  return `${Math.floor(seconds / DAY)} d`;
}
