import { describe, expect, it } from 'vitest';
import { BarAxis, barFraction } from './bar-axis.ts';

describe('BarAxis', () => {
  it('stays while counts fit, and shrinks when most of it is empty', () => {
    const axis = new BarAxis();
    const first = axis.ticks(90, 'linear', 5);
    expect(first[0]).toBe(0);
    expect(first.at(-1)).toBeGreaterThanOrEqual(90);
    expect(axis.ticks(60, 'linear', 5)).toBe(first);
    expect(axis.ticks(7, 'linear', 5).at(-1)).toBeLessThan(20);
    expect(axis.ticks(5000, 'linear', 5).at(-1)).toBeGreaterThanOrEqual(5000);
  });

  it('has an axis where nothing was counted', () => {
    expect(new BarAxis().ticks(0, 'linear', 5)).toEqual([0, 1]);
    expect(new BarAxis().ticks(0, 'log', 5)).toEqual([1, 10]);
  });

  it('has powers of ten on the logarithmic scale, never more than there is room for', () => {
    expect(new BarAxis().ticks(900, 'log', 5)).toEqual([1, 10, 100, 1000]);
    const wide = new BarAxis().ticks(2 ** 64, 'log', 5);
    expect(wide.length).toBeLessThanOrEqual(5);
    expect(wide.at(-1)).toBeGreaterThanOrEqual(2 ** 64);
  });
});

describe('barFraction', () => {
  it.each(['linear', 'log'] as const)('is 0 for nothing, 1 at the top, and rises: %s', (scale) => {
    expect(barFraction(0, 1000, scale)).toBe(0);
    expect(barFraction(1000, 1000, scale)).toBe(1);
    const rising = [1, 2, 10, 999].map((value) => barFraction(value, 1000, scale));
    expect(rising).toEqual([...rising].sort((a, b) => a - b));
    expect(rising[0]).toBeGreaterThan(0);
  });
});
