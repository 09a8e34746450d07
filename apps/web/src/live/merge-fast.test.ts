import { describe, expect, it } from 'vitest';
import { isSameFast, mergeFast } from './merge-fast.ts';

describe('what several places want read fast', () => {
  it('is read as often as whoever wants it most often', () => {
    const merged = mergeFast([
      [
        { path: 'b', intervalMs: 500 },
        { path: 'a', intervalMs: 100 },
      ],
      [{ path: 'b', intervalMs: 250 }],
    ]);
    expect(merged).toEqual([
      { path: 'a', intervalMs: 100 },
      { path: 'b', intervalMs: 250 },
    ]);
  });

  it('is another wish when a path or a pace is', () => {
    const wish = [{ path: 'a', intervalMs: 100 }] as const;
    expect(isSameFast(wish, [{ path: 'a', intervalMs: 100 }])).toBe(true);
    expect(isSameFast(wish, [{ path: 'a', intervalMs: 250 }])).toBe(false);
    expect(isSameFast(wish, [{ path: 'b', intervalMs: 100 }])).toBe(false);
    expect(isSameFast(wish, [])).toBe(false);
  });
});
