import type { Figure } from './figure.ts';
import { formatInteger } from './format-integer.ts';
import { inBaseUnit } from './in-base-unit.ts';
import { BYTES, COUNTS, SECONDS } from './ladders.ts';
import { atLeast, fixed, magnitude, parseRatio, type Ratio, ratio, significant } from './ratio.ts';
import { rawUnitOf } from './raw-unit.ts';
import { onLadder, type Rung, type ScaledText, steadyText } from './scaled-text.ts';
import { type SlotType, slotText } from './slot-text.ts';
import type { Unit } from './unit.ts';

const BYTE_DIGITS = 4;
const SECOND_DIGITS = 3;
const FRACTION_DIGITS = 6;
const ONE = ratio(1n);

/** Doubles outside are shown as they are: their digits would not fit any column. */
const LARGEST_PLAIN = 1e21;
const SMALLEST_PLAIN = 1e-9;

/** The value in a slot, scaled to a unit that people read. Integers are scaled exactly before they are rounded. */
export function formatQuantity(
  words: Uint32Array,
  slot: number,
  type: SlotType,
  unit: Unit,
): Figure {
  return formatExact(slotText(words, slot, type), type, unit);
}

/** As `formatQuantity`, from the decimal text that stands for a value in JSON. A text value gives an empty figure. */
export function formatExact(text: string, type: SlotType, unit: Unit): Figure {
  if (type === 'text') return { text: '', unit: '', exact: '' };
  const rawUnit = rawUnitOf(unit);
  const raw = formatInteger(text);
  const exact = rawUnit === '' ? raw : `${raw} ${rawUnit}`;
  if (type === 'bool' || unit.dimension === 'boolean') {
    return { text: text === '0' ? 'no' : 'yes', unit: '', exact: raw };
  }
  const number = isPlain(text, type) ? parseRatio(text) : undefined;
  const quantity = number === undefined ? undefined : inBaseUnit(number, unit);
  if (quantity === undefined) return { text: raw, unit: rawUnit, exact };
  const isWhole = type !== 'f64' && unit.exponent >= 0;
  const { text: shown, name } = show(magnitude(quantity), unit, isWhole);
  return { text: quantity.numerator < 0n ? `-${shown}` : shown, unit: name, exact };
}

function isPlain(text: string, type: SlotType): boolean {
  if (type !== 'f64') return true;
  const size = Math.abs(Number(text));
  return size === 0 || (size < LARGEST_PLAIN && size >= SMALLEST_PLAIN);
}

/** A whole quantity keeps all its digits; only a fraction is rounded. */
function show(quantity: Ratio, unit: Unit, isWhole: boolean): ScaledText {
  switch (unit.dimension) {
    case 'none':
      return { text: isWhole ? whole(quantity) : short(quantity), name: '' };
    case 'count':
    case 'boolean':
      return { text: isWhole ? whole(quantity) : short(quantity), name: unit.noun };
    case 'percent':
      return { text: isWhole ? whole(quantity) : steadyText(quantity), name: '%' };
    case 'celsius':
      return { text: isWhole ? whole(quantity) : steadyText(quantity), name: '°C' };
    case 'cycles': {
      const { text, name } = climb(quantity, COUNTS, BYTE_DIGITS);
      return { text, name: `${name} cycles`.trimStart() };
    }
    case 'bytes':
      return climb(quantity, BYTES, BYTE_DIGITS);
    case 'seconds':
      if (quantity.numerator === 0n) return { text: '0', name: 's' };
      return climb(quantity, SECONDS, SECOND_DIGITS);
  }
}

const climb = (quantity: Ratio, rungs: readonly Rung[], digits: number): ScaledText =>
  onLadder(quantity, rungs, (inUnit) => {
    // Below 1 only where rounding went up a unit: 1023.5 KiB is 1 MiB, not 0.9995 MiB.
    const isOne = !atLeast(inUnit, ONE) && fixed(inUnit, digits - 1).startsWith('1');
    return formatInteger(significant(isOne ? ONE : inUnit, digits));
  });

const whole = (quantity: Ratio): string => formatInteger(fixed(quantity, 0));

const short = (quantity: Ratio): string => formatInteger(significant(quantity, FRACTION_DIGITS));
