import { formatInteger } from './format-integer.ts';
import { atLeast, exponentOf, fixed, over, type Ratio, ratio } from './ratio.ts';

/** One unit of a ladder of units. Once the shown number reaches `limit`, the next unit is used. */
export interface Rung {
  readonly name: string;
  readonly size: Ratio;
  readonly limit: number;
}

export interface ScaledText {
  readonly text: string;
  readonly name: string;
}

/**
 * Finds the unit for a quantity that is not negative. The limit is compared with the number as it will be shown, so
 * that rounding never prints `1,024 KiB` or `60 s`.
 */
export function onLadder(
  value: Ratio,
  rungs: readonly Rung[],
  show: (inUnit: Ratio) => string,
): ScaledText {
  let at = 0;
  for (;;) {
    const rung = rungs[at];
    if (rung === undefined) return { text: show(value), name: '' };
    const isLast = at === rungs.length - 1;
    const inUnit = over(value, rung.size);
    if (isLast || !atLeast(inUnit, ratio(BigInt(rung.limit)))) {
      const text = show(inUnit);
      const reachesLimit = Number(text.replaceAll(',', '')) >= rung.limit;
      if (isLast || !reachesLimit) return { text, name: rung.name };
    }
    at++;
  }
}

/** Below this a rate is shown as a bound: more digits would make the column jump and tell nobody anything. */
const SMALLEST = ratio(1n, 10000n);

/**
 * The number of digits of everything that moves while one looks at it: one decimal below 1,000, none above, two
 * significant digits below 1. The width stays, and something small never rounds to the zero that it is not.
 */
export function steadyText(value: Ratio): string {
  if (value.numerator === 0n) return '0';
  if (!atLeast(value, SMALLEST)) return '<0.0001';
  if (!atLeast(value, ratio(1n))) {
    const decimals = 1 - exponentOf(value);
    const text = fixed(value, decimals);
    // Rounding may have carried into one digit more (0.0996 → 0.100, 0.996 → 1.00).
    return /[1-9]\.?\d\d$/.test(text) ? text.slice(0, -1) : text;
  }
  const text = fixed(value, 1);
  return text.length <= 5 ? text : formatInteger(fixed(value, 0));
}
