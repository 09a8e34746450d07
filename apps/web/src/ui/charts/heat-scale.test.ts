import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CIVIDIS_STEPS, createCividis } from './cividis.ts';
import { heatStep } from './heat-scale.ts';

const luminance = (abgr: number): number =>
  0.2126 * (abgr & 255) + 0.7152 * ((abgr >> 8) & 255) + 0.0722 * ((abgr >> 16) & 255);

describe('colours of a heatmap', () => {
  it('grow lighter from step to step, up to rounding', () => {
    const lights = [...createCividis()].map(luminance);
    expect(lights).toHaveLength(CIVIDIS_STEPS);
    for (let i = 4; i < lights.length; i++) {
      expect(lights[i]).toBeGreaterThan(lights[i - 4] ?? Infinity);
    }
  });

  it('never put a higher figure below a lower one, on either scale', () => {
    const figure = fc.double({ min: 0, max: 1e12, noNaN: true });
    const range = { lowest: 3, highest: 1e12 };
    fc.assert(
      fc.property(figure, figure, (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        for (const scale of ['log', 'linear'] as const) {
          expect(heatStep(low, range, scale) ?? 0).toBeLessThanOrEqual(
            heatStep(high, range, scale) ?? 0,
          );
        }
      }),
    );
  });

  it('tell zero from no figure, and reach both ends', () => {
    const range = { lowest: 1, highest: 5 };
    for (const scale of ['log', 'linear'] as const) {
      expect(heatStep(Number.NaN, range, scale)).toBeUndefined();
      expect(heatStep(0, range, scale)).toBe(0);
      expect(heatStep(5, range, scale)).toBe(CIVIDIS_STEPS - 1);
      expect(heatStep(0, { lowest: 0, highest: 0 }, scale)).toBe(0);
      expect(heatStep(7, { lowest: 7, highest: 7 }, scale)).toBe(CIVIDIS_STEPS - 1);
    }
  });

  it('spread figures of one decade over the colours on the logarithmic scale, and tell little from nothing', () => {
    const range = { lowest: 100, highest: 1000 };
    const middle = heatStep(316, range, 'log') ?? 0;
    expect(middle).toBeGreaterThan(0.45 * CIVIDIS_STEPS);
    expect(middle).toBeLessThan(0.6 * CIVIDIS_STEPS);
    expect(heatStep(100, range, 'log')).toBeGreaterThan(heatStep(0, range, 'log') ?? 0);
  });
});
