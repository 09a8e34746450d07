import { type Ratio, ratio, timesPower } from './ratio.ts';
import type { Rung } from './scaled-text.ts';

/** From this many of a unit on, the next larger unit is shown. */
interface Limits {
  readonly smallest: number;
  readonly others: number;
}

const powersOf = (
  names: readonly string[],
  size: (step: number) => Ratio,
  limits: Limits,
): readonly Rung[] =>
  names.map((name, step) => ({
    name,
    size: size(step),
    limit: step === 0 ? limits.smallest : limits.others,
  }));

const IEC_NAMES = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB', 'ZiB', 'YiB'];
const SI_NAMES = ['', 'k', 'M', 'G', 'T', 'P', 'E'];
const SECOND_NAMES = ['ns', 'µs', 'ms', 's'];

const iec = (limit: number): readonly Rung[] =>
  powersOf(IEC_NAMES, (step) => timesPower(ratio(1n), 2, 10 * step), {
    smallest: limit,
    others: limit,
  });
const seconds = (limit: number): readonly Rung[] =>
  powersOf(SECOND_NAMES, (step) => timesPower(ratio(1n), 10, 3 * step - 9), {
    smallest: limit,
    others: limit,
  });
const si = (smallest: number): readonly Rung[] =>
  powersOf(SI_NAMES, (step) => timesPower(ratio(1n), 10, 3 * step), { smallest, others: 1000 });

export const BYTES: readonly Rung[] = iec(1024);
/** Four digits before the decimal point would make the column jump, so a rate goes on to the next unit at 1,000. */
export const BYTES_PER_SECOND: readonly Rung[] = iec(1000);

/** Half a second per second is half of one CPU: from there on, parts of a second say less than the second itself. */
export const SECONDS_PER_SECOND: readonly Rung[] = seconds(500);
export const SECONDS: readonly Rung[] = seconds(1000).flatMap((rung) =>
  rung.name === 's'
    ? [
        { ...rung, limit: 60 },
        { name: 'min', size: ratio(60n), limit: 60 },
        { name: 'h', size: ratio(3600n), limit: 24 },
        { name: 'd', size: ratio(86400n), limit: 0 },
      ]
    : [rung],
);

/** Whole numbers up to 9,999 fit where `18.4 k` fits, so the prefix starts above them. */
export const COUNTS: readonly Rung[] = si(10000);
/** On an axis `2 k` reads faster than `2,000`. */
export const AXIS_COUNTS: readonly Rung[] = si(1000);
