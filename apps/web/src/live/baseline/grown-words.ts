import { formatClock } from '@statsfs/core/units';
import type { SinceRestart } from '../../trpc/since.ts';
import type { ChosenBaseline } from './chosen-baseline.ts';
import type { Grown } from './grown.ts';

const DAY_MS = 86_400_000;

/** Since when the figures of a baseline count; with the day where that is not today. */
export const sinceClock = (atUs: number, nowMs: number, timeZoneOffsetMinutes: number): string => {
  const atMs = atUs / 1000;
  const day = (ms: number): number => Math.floor((ms - timeZoneOffsetMinutes * 60_000) / DAY_MS);
  const clock = formatClock(atMs, timeZoneOffsetMinutes);
  if (day(atMs) === day(nowMs)) return clock;
  const date = new Date(atMs - timeZoneOffsetMinutes * 60_000).toISOString().slice(0, 10);
  return `${date} ${clock}`;
};

/** A baseline as people call it: by its name, else by its time. */
export const baselineTitle = (
  { name, atUs }: Pick<ChosenBaseline, 'name' | 'atUs'>,
  nowMs: number,
  timeZoneOffsetMinutes: number,
): string => (name === '' ? sinceClock(atUs, nowMs, timeZoneOffsetMinutes) : name);

/** What stands over a growth: since when, or why from later on. */
export function grownLabel(
  grown: Grown,
  baseline: ChosenBaseline,
  nowMs: number,
  timeZoneOffsetMinutes: number,
): string {
  if (grown.kind !== 'grown')
    return `since baseline ${baselineTitle(baseline, nowMs, timeZoneOffsetMinutes)}`;
  const at = sinceClock(grown.fromUs, nowMs, timeZoneOffsetMinutes);
  if (grown.restart !== undefined) return `since ${restartWords(grown.restart)}, ${at}`;
  return baseline.name === '' ? `since baseline ${at}` : `since baseline ${baseline.name}, ${at}`;
}

/** What happened to the counter, as a part of a sentence. */
export function restartWords({ why, by }: SinceRestart): string {
  switch (why) {
    case 'cleared':
      return by === '' ? 'it was cleared' : `${by} cleared it`;
    case 'replaced':
      return by === '' ? 'something else took its place' : by;
    case 'fell':
      return 'the kernel restarted it';
    case 'wrapped':
      return 'it wrapped around';
    case 'booted':
      return 'the host was booted';
  }
}
