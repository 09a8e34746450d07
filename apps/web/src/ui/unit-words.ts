import { rawUnitOf, type Unit } from '@statsfs/core/units';

const NAMES: ReadonlyMap<string, string> = new Map([
  ['seconds 10 0', 'seconds'],
  ['seconds 10 -2', 'ticks of 10 milliseconds'],
  ['seconds 10 -3', 'milliseconds'],
  ['seconds 10 -6', 'microseconds'],
  ['seconds 10 -9', 'nanoseconds'],
  ['bytes 2 0', 'bytes'],
  ['bytes 2 9', 'sectors of 512 bytes'],
  ['bytes 2 10', 'kibibytes'],
  ['bytes 2 20', 'mebibytes'],
  ['celsius 10 0', 'degrees Celsius'],
  ['celsius 10 -3', 'thousandths of a degree Celsius'],
  ['percent 10 0', 'per cent'],
]);

/** What one of the raw number is, spelled out: `interrupts`, `nanoseconds`. */
export function unitWords(unit: Unit): string {
  if (unit.dimension === 'boolean') return 'yes or no';
  const name = NAMES.get(`${unit.dimension} ${unit.radix} ${unit.exponent}`);
  if (name !== undefined && unit.noun === '') return name;
  const raw = rawUnitOf(unit);
  return raw === '' ? 'none given' : raw;
}
