import { type Ratio, timesPower } from './ratio.ts';
import type { Unit } from './unit.ts';

/** Scales beyond these are shown unscaled: no statistic has them, and a hostile one must not cost a huge power. */
const MAX_EXPONENT = 64;

/** The raw number as bytes, seconds, … @returns undefined when the unit's scale is absurd. */
export const inBaseUnit = (raw: Ratio, unit: Unit): Ratio | undefined =>
  Math.abs(unit.exponent) <= MAX_EXPONENT ? timesPower(raw, unit.radix, unit.exponent) : undefined;
