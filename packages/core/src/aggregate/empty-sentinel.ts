import type { ValueType } from '../model/index.ts';
import type { Fold } from './fold.ts';

/**
 * What stats_fs prints for a fold of nothing (v3 §1.3): its accumulators start at these. To a reader of the model the
 * smallest of nothing is no data; only a mounted file, which must print something, prints this.
 */
export function emptySentinel(fold: Fold, type: ValueType): string {
  const isSigned = type === 's64';
  if (fold === 'min') return isSigned ? '9223372036854775807' : '18446744073709551615';
  return fold === 'max' && isSigned ? '-9223372036854775808' : '0';
}
