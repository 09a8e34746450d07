import { countOf } from '@statsfs/core/units';
import { describe, expect, it } from 'vitest';
import { type FrameInput, nextFrame } from './chart-frame.ts';

const START_US = 1_700_000_100_000_000;

const input = (rest: Partial<FrameInput> = {}): FrameInput => ({
  endUs: START_US,
  windowSeconds: 300,
  extent: [0, 380],
  floor: 'zero',
  unit: countOf('events'),
  timeZoneOffsetMinutes: 0,
  maxTimeTicks: 6,
  maxYTicks: 6,
  ...rest,
});

describe('nextFrame', () => {
  it('stays the same object while the window has not stepped and the data fit', () => {
    const first = nextFrame(input({ endUs: START_US + 1e6 }), undefined);
    const later = nextFrame(input({ endUs: START_US + 14e6, extent: [0, 390] }), first);
    expect(later).toBe(first);
  });

  it('steps the window of 5 minutes every 15 seconds, and always holds the newest sample', () => {
    let frame = nextFrame(input(), undefined);
    let steps = 0;
    for (let s = 1; s <= 60; s++) {
      const next = nextFrame(input({ endUs: START_US + s * 1e6 }), frame);
      if (next !== frame) steps++;
      frame = next;
      expect(frame.toUs).toBeGreaterThanOrEqual(START_US + s * 1e6);
      expect(frame.toUs - frame.fromUs).toBe(300e6);
    }
    expect(steps).toBe(4);
  });

  it('starts at zero for rates, however high they are', () => {
    expect(nextFrame(input({ extent: [1000, 1010] }), undefined).yTicks[0]).toBe(0);
  });

  it('starts near the data for totals that hardly move, at zero for those that come from there', () => {
    const floor = 'data';
    expect(nextFrame(input({ floor, extent: [9000, 9100] }), undefined).yTicks[0]).toBe(9000);
    expect(nextFrame(input({ floor, extent: [10, 9100] }), undefined).yTicks[0]).toBe(0);
  });

  it('grows at once, and shrinks only when the window steps', () => {
    const small = nextFrame(input({ extent: [0, 90] }), undefined);
    const grown = nextFrame(input({ extent: [0, 900] }), small);
    expect(grown.yTicks.at(-1)).toBeGreaterThanOrEqual(900);
    expect(nextFrame(input({ extent: [0, 90] }), grown)).toBe(grown);
    const stepped = nextFrame(input({ extent: [0, 90], endUs: START_US + 16e6 }), grown);
    expect(stepped.yTicks).toEqual(small.yTicks);
  });

  it('has an axis when there is no figure yet, and when all figures are one', () => {
    expect(nextFrame(input({ extent: undefined }), undefined).yTicks.length).toBeGreaterThan(1);
    for (const only of [0, 5, -5]) {
      const { yTicks } = nextFrame(input({ floor: 'data', extent: [only, only] }), undefined);
      expect(yTicks[0]).toBeLessThanOrEqual(only);
      expect(yTicks.at(-1)).toBeGreaterThanOrEqual(only);
      expect(yTicks.length).toBeGreaterThan(1);
    }
  });
});
