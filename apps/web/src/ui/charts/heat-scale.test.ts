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
    fc.assert(
      fc.property(figure, figure, (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        for (const scale of ['log', 'linear'] as const) {
          expect(heatStep(low, 1e12, scale) ?? 0).toBeLessThanOrEqual(
            heatStep(high, 1e12, scale) ?? 0,
          );
        }
      }),
    );
  });

  it('tell zero from no figure, and reach both ends', () => {
    for (const scale of ['log', 'linear'] as const) {
      expect(heatStep(Number.NaN, 5, scale)).toBeUndefined();
      expect(heatStep(0, 5, scale)).toBe(0);
      expect(heatStep(5, 5, scale)).toBe(CIVIDIS_STEPS - 1);
      expect(heatStep(0, 0, scale)).toBe(0);
    }
  });
});
