import { formatInteger } from './format-integer.ts';
import { inBaseUnit } from './in-base-unit.ts';
import { AXIS_COUNTS, BYTES, SECONDS_PER_SECOND } from './ladders.ts';
import { fixed, magnitude, parseRatio, type Ratio, ratio, significant } from './ratio.ts';
import { onLadder, type Rung, type ScaledText } from './scaled-text.ts';
import type { Unit } from './unit.ts';

/** Ticks are round, so digits are spent only where neighbouring ticks differ late; the rest is noise of doubles. */
const TICK_DIGITS = 12;

/** The label of a tick at `value` of the raw number: `2 MiB`, `18.4 k/s`, `200 ms/s`, `0`. */
export function formatAxis(value: number, unit: Unit, perSecond: boolean): string {
  const raw = parseRatio(String(Number(value.toPrecision(TICK_DIGITS))));
  const scaled = raw === undefined ? undefined : inBaseUnit(raw, unit);
  if (scaled === undefined) return String(value);
  if (scaled.numerator === 0n) return unit.dimension === 'boolean' && !perSecond ? 'no' : '0';
  if (unit.dimension === 'boolean' && !perSecond && value === 1) return 'yes';
  const { text, name } = show(magnitude(scaled), unit, perSecond);
  const label = perSecond ? `${text} ${name}/s` : `${text} ${name}`;
  return `${scaled.numerator < 0n ? '-' : ''}${label.trimEnd()}`;
}

function show(quantity: Ratio, unit: Unit, perSecond: boolean): ScaledText {
  switch (unit.dimension) {
    case 'none':
    case 'count':
    case 'cycles':
    case 'boolean':
      return climb(quantity, AXIS_COUNTS);
    case 'bytes':
      return climb(quantity, BYTES);
    case 'seconds':
      return (perSecond ? undefined : clockUnit(quantity)) ?? climb(quantity, SECONDS_PER_SECOND);
    case 'celsius':
      return { text: plain(quantity), name: '°C' };
    case 'percent':
      return { text: plain(quantity), name: '%' };
  }
}

const plain = (quantity: Ratio): string => formatInteger(significant(quantity, TICK_DIGITS));

const climb = (quantity: Ratio, rungs: readonly Rung[]): ScaledText =>
  onLadder(quantity, rungs, plain);

const CLOCK_UNITS = [
  { name: 'd', seconds: 86400n },
  { name: 'h', seconds: 3600n },
  { name: 'min', seconds: 60n },
  { name: 's', seconds: 1n },
];

/** Whole minutes, hours and days are said as such; 90 s stays 90 s, which reads better than 1.5 min between ticks. */
function clockUnit(quantity: Ratio): ScaledText | undefined {
  for (const { name, seconds } of CLOCK_UNITS) {
    const unit = quantity.denominator * seconds;
    if (quantity.numerator < unit || quantity.numerator % unit !== 0n) continue;
    return { text: formatInteger(fixed(ratio(quantity.numerator, unit), 0)), name };
  }
  return undefined;
}
