import type { Unit } from '../units/unit.ts';

const SCALED: Readonly<Record<string, string>> = {
  'bytes 2^0': 'bytes',
  'bytes 2^9': '512 B',
  'bytes 2^10': 'KiB',
  'seconds 10^0': 's',
  'seconds 10^-2': '10 ms',
  'seconds 10^-3': 'ms',
  'seconds 10^-6': 'µs',
  'seconds 10^-9': 'ns',
};

/** The unit of the raw number, as scripts and tables show it; empty when none is known. */
export function unitSymbol(unit: Unit): string {
  const { dimension, radix, exponent, noun } = unit;
  if (dimension === 'none') return '';
  const name = dimension === 'count' && noun !== '' ? noun : dimension;
  if (exponent === 0 && dimension !== 'seconds') return name;
  return SCALED[`${dimension} ${radix}^${exponent}`] ?? `${radix}^${exponent} ${name}`;
}
