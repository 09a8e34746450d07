import type { Figure } from './figure.ts';
import { formatInteger } from './format-integer.ts';
import { inBaseUnit } from './in-base-unit.ts';
import { BYTES_PER_SECOND, COUNTS, SECONDS_PER_SECOND } from './ladders.ts';
import { magnitude, parseRatio, type Ratio } from './ratio.ts';
import { rawUnitOf } from './raw-unit.ts';
import { onLadder, type Rung, type ScaledText, steadyText } from './scaled-text.ts';
import type { Unit } from './unit.ts';

/** What stands where no rate can be given. A column that knows why says so instead. */
const NO_RATE: Figure = { text: '—', unit: '', exact: '' };

/** Digits of a double that are not noise of the division by a time. */
const EXACT_DIGITS = 12;

/**
 * Growth per second of a raw number in `unit`, with digits that hold their place while the rate moves.
 * The rate of a cumulative time is a share: `12.1 ms/s` is 1.21 % of the time of one CPU, or of one waiter.
 */
export function formatRate(perSecond: number, unit: Unit): Figure {
  const raw = parseRatio(String(perSecond));
  const rate = raw === undefined ? undefined : inBaseUnit(raw, unit);
  if (rate === undefined) return NO_RATE;
  const rawUnit = rawUnitOf(unit);
  const trimmed = formatInteger(String(Number(perSecond.toPrecision(EXACT_DIGITS))));
  const exact = `${rawUnit === '' ? trimmed : `${trimmed} ${rawUnit}`} per second`;
  const { text, name } = show(magnitude(rate), unit);
  return { text: rate.numerator < 0n ? `-${text}` : text, unit: name, exact };
}

function show(rate: Ratio, unit: Unit): ScaledText {
  switch (unit.dimension) {
    case 'none':
    case 'count':
    case 'cycles':
    case 'boolean':
      return climb(rate, COUNTS);
    case 'bytes':
      return climb(rate, BYTES_PER_SECOND);
    case 'seconds':
      return rate.numerator === 0n ? { text: '0', name: 's/s' } : climb(rate, SECONDS_PER_SECOND);
    case 'celsius':
      return { text: steadyText(rate), name: '°C/s' };
    case 'percent':
      return { text: steadyText(rate), name: '%/s' };
  }
}

function climb(rate: Ratio, rungs: readonly Rung[]): ScaledText {
  const { text, name } = onLadder(rate, rungs, steadyText);
  return { text, name: `${name}/s` };
}
