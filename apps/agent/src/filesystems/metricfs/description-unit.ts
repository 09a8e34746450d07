import { UNITS, type Unit } from '@statsfs/core/units';

/** metricfs has no word for units: descriptions end with one, as in `time in user mode (nsec)`. */
const BY_WORD: ReadonlyMap<string, Unit> = new Map([
  ['nsec', UNITS.nanoseconds],
  ['usec', UNITS.microseconds],
  ['msec', UNITS.milliseconds],
  ['sec', UNITS.seconds],
  ['bytes', UNITS.bytes],
]);

/** The unit that a description names in brackets at its end; none where it names none that we know. */
export const unitOfDescription = (description: string): Unit =>
  BY_WORD.get(/\((\w+)\)\.?$/.exec(description)?.[1] ?? '') ?? UNITS.none;
