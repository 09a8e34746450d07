import { CIVIDIS_STEPS } from './cividis.ts';

export type HeatScale = 'log' | 'linear';

/** Where a figure stands between nothing and the highest, 0 to 1; NaN stays NaN. Below zero is nothing. */
export function heatFraction(value: number, highest: number, scale: HeatScale): number {
  if (Number.isNaN(value)) return Number.NaN;
  if (!(highest > 0) || value <= 0) return 0;
  // log1p of thousandths: three decades below the highest can be told apart, and zero is still the darkest.
  const fraction =
    scale === 'linear' ? value / highest : Math.log1p((value / highest) * 1000) / Math.log1p(1000);
  return Math.min(1, fraction);
}

/** Index of the colour of a figure; undefined where there is no figure. */
export function heatStep(value: number, highest: number, scale: HeatScale): number | undefined {
  const fraction = heatFraction(value, highest, scale);
  return Number.isNaN(fraction) ? undefined : Math.round(fraction * (CIVIDIS_STEPS - 1));
}
