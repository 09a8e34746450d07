import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatClock, formatClockMs } from './format-clock.ts';
import { formatAge, formatDurationSeconds } from './format-duration.ts';

describe('formatClock', () => {
  it('shows the time of day of any moment in any zone', () => {
    const time = fc.tuple(
      fc.integer({ min: -4e12, max: 4e12 }),
      fc.integer({ min: -14 * 60, max: 14 * 60 }),
    );
    fc.assert(
      fc.property(time, ([ms, offset]) => {
        const local = new Date(ms - offset * 60000).toISOString();
        expect(formatClock(ms, offset)).toBe(local.slice(-13, -5));
        expect(formatClockMs(ms, offset)).toBe(local.slice(-13, -1));
      }),
    );
  });

  it('takes the offset as getTimezoneOffset gives it', () => {
    expect(formatClock(Date.parse('2026-11-22T12:04:30Z'), -120)).toBe('14:04:30');
  });

  it('shows a dash for no time', () => {
    expect(formatClock(Number.NaN, 0)).toBe('—');
  });
});

describe('formatDurationSeconds', () => {
  it('cuts to two units', () => {
    const durations = [0, 0.25, 8.47, 59.99, 60, 200, 3661, 12 * 86400 + 4 * 3600 + 3599];
    expect(durations.map(formatDurationSeconds)).toEqual([
      '0 s',
      '250 ms',
      '8.4 s',
      '59 s',
      '1 min',
      '3 min 20 s',
      '1 h 1 min',
      '12 d 4 h',
    ]);
  });
});

describe('formatAge', () => {
  it('cuts to one unit, and takes clock skew for now', () => {
    expect([-3, 0.9, 8, 59.9, 200, 7300, 500000].map(formatAge)).toEqual([
      '0 s',
      '0 s',
      '8 s',
      '59 s',
      '3 min',
      '2 h',
      '5 d',
    ]);
  });
});
