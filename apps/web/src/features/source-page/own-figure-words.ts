import { type Fold, unitOfFold } from '@statsfs/core/aggregate';
import type { Descriptor } from '@statsfs/core/model';
import { type Figure, formatExact } from '@statsfs/core/units';
import type { OwnCheck } from './own-figure-check.ts';

/** What a fold of what lies below is called in a sentence. */
const NAMES = {
  sum: 'sum',
  min: 'lowest',
  max: 'highest',
  avg: 'average',
  count_zero: 'count of zeros',
} as const satisfies Record<Fold, string>;

/** A difference as it is shown: `differs from the sum of what is below: 1,234`. */
export interface DifferenceWords {
  readonly text: string;
  readonly folded: Figure;
  readonly by: Figure;
}

/** @param descriptor of the parts. */
export function differenceWords(
  { fold, type, folded, by }: Extract<OwnCheck, { kind: 'differs' }>,
  descriptor: Descriptor,
): DifferenceWords {
  const unit = unitOfFold(fold, descriptor);
  return {
    text: `differs from the ${NAMES[fold]} of what is below:`,
    folded: formatExact(folded, type, unit),
    by: formatExact(by, type === 'f64' ? 'f64' : 's64', unit),
  };
}
