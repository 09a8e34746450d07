import { describe, expect, it } from 'vitest';
import { barAt, barPath, labelEvery } from './bar-plot.ts';

const BOX = { left: 10, top: 0, width: 100, height: 50 };
const axis = { top: 10, scale: 'linear' } as const;

describe('barPath', () => {
  it('stands on the foot of the plot, as high as its count', () => {
    expect(barPath([10, 5], BOX, axis)).toBe('M10 50v-50h49V50zM60 50v-25h49V50z');
  });

  it('draws nothing for nothing, and something for the least', () => {
    expect(barPath([0, 0], BOX, axis)).toBe('');
    expect(barPath([0, 1e-9], BOX, axis)).toContain('v-1.5');
  });
});

describe('labelEvery', () => {
  it('leaves out as many as there is no room for', () => {
    expect(labelEvery(8, 60, 50)).toBe(1);
    expect(labelEvery(32, 30, 50)).toBe(2);
    expect(labelEvery(64, 15, 50)).toBe(5);
    expect(labelEvery(65_535, 0.01, 50)).toBe(65_535);
  });
});

describe('barAt', () => {
  it('is the bar under the pointer', () => {
    expect([9, 10, 59, 60, 109, 110].map((x) => barAt(x, 2, BOX))).toEqual([
      undefined,
      0,
      0,
      1,
      1,
      undefined,
    ]);
  });
});
