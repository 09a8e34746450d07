import { formatInteger } from '@statsfs/core/units';

/** A number of things in words: `1 value`, `2,143 values`. */
export const counted = (count: number, noun: string): string =>
  `${formatInteger(String(count))} ${noun}${count === 1 ? '' : 's'}`;
