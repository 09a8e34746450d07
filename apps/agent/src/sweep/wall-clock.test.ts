import { describe, expect, it } from 'vitest';
import { WallClock } from './wall-clock.ts';

const ns = (seconds: number): bigint => BigInt(Math.round(seconds * 1e6)) * 1000n;
const stepAt = (clock: WallClock, monotonicS: number, wallS: number): number =>
  clock.stepAt(ns(monotonicS), ns(wallS));

describe('the wall clock', () => {
  it('has made no step before it was looked at twice', () => {
    expect(stepAt(new WallClock(), 5, 1_700_000_000)).toBe(0);
  });

  it('that was set forward or back tells by how much, once', () => {
    const clock = new WallClock();
    stepAt(clock, 5, 1000);
    expect(stepAt(clock, 6, 1004.5)).toBe(3_500_000);
    expect(stepAt(clock, 7, 1005.5)).toBe(0);
    expect(stepAt(clock, 8, 6.5)).toBe(-1_000_000_000);
  });

  it('that is slewed by as much as the kernel slews has made no step, however long that goes on', () => {
    const clock = new WallClock();
    const wallAt = (s: number): number => 1000 + 1.0005 * s;
    for (let s = 0; s < 1000; s++) expect(stepAt(clock, s, wallAt(s))).toBe(0);
    expect(stepAt(clock, 4600, wallAt(4600))).toBe(0);
  });
});
