import { describe, expect, it } from 'vitest';
import { linkTime, linkTo, reachOf } from './link-time.ts';

describe('a link with a time', () => {
  it('has it in ms, not before the sample that was shown, and gives it back', () => {
    const link = linkTo('http://h/host/local/irq?q=x&at=5', 1_700_000_000_123_456);
    expect(link).toBe('http://h/host/local/irq?q=x&at=1700000000124');
    expect(linkTime(new URL(link).searchParams)).toBe(1_700_000_000_124_000);
    expect(linkTo(link, undefined)).toBe('http://h/host/local/irq?q=x');
  });

  it.each(['', '0', '-4', '1.5', 'now', '1e400'])('with %j is about now', (text) => {
    expect(linkTime(new URLSearchParams({ at: text }))).toBeUndefined();
  });

  it('may be older or newer than what is kept', () => {
    const kept = { keptFromUs: 5_000_000, sweepAtUs: 9_000_000 };
    expect(reachOf(4_999_000, kept)).toBe('too-old');
    expect(reachOf(5_000_000, kept)).toBe('kept');
    expect(reachOf(9_001_000, kept)).toBe('kept');
    expect(reachOf(12_000_000, kept)).toBe('to-come');
    expect(reachOf(12_000_000, { keptFromUs: 0, sweepAtUs: 0 })).toBe('waiting');
  });
});
