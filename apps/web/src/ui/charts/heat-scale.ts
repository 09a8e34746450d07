import { CIVIDIS_STEPS } from './cividis.ts';

export type HeatScale = 'log' | 'linear';

/** The figures between which the colours are spread. */
export interface HeatRange {
  /** The lowest above zero; 0 when there is none. */
  readonly lowest: number;
  /** 0 when there is none. */
  readonly highest: number;
}

/** More decades than this below the highest look alike: else one stray 1 would pale all differences that matter. */
const DECADES = 4;
/** What is above zero is lighter than zero, however little it is. */
const ABOVE_ZERO = 0.06;

/** The figure that the darkest colour above zero stands for on the logarithmic scale. */
export const logFloor = ({ lowest, highest }: HeatRange): number =>
  Math.max(lowest, highest / 10 ** DECADES);

/** Where a figure stands in the range, 0 to 1; NaN stays NaN. Zero and below is 0. */
function heatFraction(value: number, range: HeatRange, scale: HeatScale): number {
  const { highest } = range;
  if (Number.isNaN(value)) return Number.NaN;
  if (!(highest > 0) || value <= 0) return 0;
  if (value >= highest) return 1;
  if (scale === 'linear') return value / highest;
  const floor = logFloor(range);
  const fraction = value <= floor ? 0 : Math.log(value / floor) / Math.log(highest / floor);
  return ABOVE_ZERO + (1 - ABOVE_ZERO) * fraction;
}

/** Index of the colour of a figure; undefined where there is no figure. */
export function heatStep(value: number, range: HeatRange, scale: HeatScale): number | undefined {
  const fraction = heatFraction(value, range, scale);
  return Number.isNaN(fraction) ? undefined : Math.round(fraction * (CIVIDIS_STEPS - 1));
}
