import type { ValueType } from '../model/value-type.ts';
import type { Unit } from '../units/unit.ts';

/** Scales beyond these are left as they are: no statistic has them, and a hostile one must not cost a huge power. */
const MAX_EXPONENT = 64;

/** Suffix and UNIT of a family, after the base units that OpenMetrics names; '' for what is only counted. */
export function metricUnit(unit: Unit): string {
  if (Math.abs(unit.exponent) > MAX_EXPONENT) return '';
  switch (unit.dimension) {
    case 'bytes':
    case 'seconds':
    case 'cycles':
    case 'celsius':
    case 'percent':
      return unit.dimension;
    case 'none':
    case 'count':
    case 'boolean':
      return '';
  }
}

/**
 * A raw figure in its base unit: bytes, not KiB; seconds, not nanoseconds. Integers stay exact whatever their size.
 * @param exact as of core's `exactText`.
 * @returns a number as OpenMetrics writes it: decimal, NaN, +Inf or -Inf.
 */
export function inBaseUnitText(exact: string, type: ValueType, unit: Unit): string {
  const { radix, exponent } = unit;
  const isScaled = exponent !== 0 && Math.abs(exponent) <= MAX_EXPONENT;
  if (type === 'f64') return floatText(Number(exact) * (isScaled ? radix ** exponent : 1));
  if (!isScaled) return exact;
  const integer = BigInt(exact);
  if (exponent > 0) return (integer * BigInt(radix) ** BigInt(exponent)).toString();
  // n / 2^k is n × 5^k / 10^k: every binary fraction has an end in decimals too.
  const digits = radix === 10 ? integer : integer * 5n ** BigInt(-exponent);
  return shifted(digits, -exponent);
}

function floatText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (value === Number.POSITIVE_INFINITY) return '+Inf';
  return value === Number.NEGATIVE_INFINITY ? '-Inf' : String(value);
}

/** `digits` / 10^places, without zeros at its end. */
function shifted(digits: bigint, places: number): string {
  const sign = digits < 0n ? '-' : '';
  const text = (digits < 0n ? -digits : digits).toString().padStart(places + 1, '0');
  const fraction = text.slice(-places).replace(/0+$/, '');
  const whole = text.slice(0, -places);
  return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}
