import { formatInteger } from './format-integer.ts';
import type { Unit } from './unit.ts';

const BASE_NAMES = {
  none: '',
  count: '',
  bytes: 'B',
  seconds: 's',
  cycles: 'cycles',
  boolean: '',
  celsius: '°C',
  percent: '%',
} as const satisfies Record<Unit['dimension'], string>;

/** Names that people know; the 512-byte sector and the tick are spelled out, since both are often taken for others. */
const KNOWN: ReadonlyMap<string, string> = new Map([
  ['bytes 2 10', 'KiB'],
  ['bytes 2 20', 'MiB'],
  ['bytes 2 30', 'GiB'],
  ['bytes 2 9', 'sectors of 512 B'],
  ['seconds 10 -2', 'ticks of 10 ms'],
  ['seconds 10 -3', 'ms'],
  ['seconds 10 -6', 'µs'],
  ['seconds 10 -9', 'ns'],
  ['celsius 10 -3', 'm°C'],
]);

/** Larger powers of two are not spelled out: nothing in a kernel is counted in units above 1 TiB. */
const MAX_SPELLED_POWER = 40;

/** What one of the raw number is: `sectors of 512 B`, `ns`, `interrupts`. Empty when nothing is known. */
export function rawUnitOf(unit: Unit): string {
  const { dimension, radix, exponent, noun } = unit;
  const base = BASE_NAMES[dimension];
  if (exponent === 0) return noun === '' ? base : noun;
  if (dimension === 'bytes' && radix === 2 && noun !== '' && isSpelled(exponent)) {
    return `${noun} of ${formatInteger(1n << BigInt(exponent))} B`;
  }
  const known = KNOWN.get(`${dimension} ${radix} ${exponent}`);
  return known ?? `× ${radix}^${exponent} ${noun === '' ? base : noun}`.trimEnd();
}

const isSpelled = (exponent: number): boolean => exponent > 0 && exponent <= MAX_SPELLED_POWER;
