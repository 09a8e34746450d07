import { describe, expect, it } from 'vitest';
import { CommonScale } from './common-scale.ts';

const END_US = 100e6;
const lineOf = (...figures: readonly number[]) => ({
  endUs: () => END_US,
  points: () => ({
    x: Float64Array.from(figures, (_, i) => END_US - (figures.length - 1 - i) * 1e6),
    y: Float64Array.from(figures),
    events: [],
  }),
});

describe('CommonScale', () => {
  it('reaches from zero to the highest of all, and below zero where one is', () => {
    const scale = new CommonScale();
    scale.add(lineOf(3, 5), 'all');
    scale.add(lineOf(Number.NaN, 90), 'all');
    expect(scale.range(60)).toEqual([0, 90]);
    scale.add(lineOf(-4, 2), 'all');
    expect(scale.range(60)).toEqual([-4, 90]);
  });

  it('forgets what has gone, and what lies before the window', () => {
    const scale = new CommonScale();
    scale.add(lineOf(700, 1, 2), 'all');
    const end = scale.add(lineOf(50), 'all');
    expect(scale.range(1.5)).toEqual([0, 50]);
    end();
    expect(scale.range(1.5)).toEqual([0, 2]);
  });

  it('is none while nothing is known', () => {
    const scale = new CommonScale();
    expect(scale.range(60)).toBeUndefined();
    scale.add(lineOf(Number.NaN), 'all');
    expect(scale.range(60)).toBeUndefined();
  });
});
