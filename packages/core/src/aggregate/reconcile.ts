import { createWords, f64At, s64At, setExactText, u64At, type ValueType } from '../model/index.ts';
import { emptySentinel } from './empty-sentinel.ts';
import type { Fold } from './fold.ts';
import type { Folded } from './fold-values.ts';

/** Whether a filesystem's own figure and a fold over what lies below it are the same. */
export type Reconciled =
  | { readonly kind: 'agrees' }
  | {
      readonly kind: 'differs';
      /** What a fold of the values below gives, exact. */
      readonly folded: string;
      /**
       * Printed less folded, exact for integers. A counter that moves differs by what came in between the two reads, so a
       * reader that sees a difference grow and shrink sees that, and one that stays is an error of somebody.
       */
      readonly by: string;
    }
  /** There is nothing to hold it against: parts are missing, or a fold of that kind means nothing. */
  | { readonly kind: 'unknown'; readonly reason: string };

/**
 * Holds what a filesystem printed for an aggregate against the simple values below it.
 * @param printed decimal text, of the type that the fold has; the sentinel of stats_fs where there is nothing below.
 */
export function reconcile(printed: string, fold: Fold, type: ValueType, below: Folded): Reconciled {
  if (below.missing > 0) {
    return { kind: 'unknown', reason: `${below.missing} of the values below cannot be read` };
  }
  const result = below.result(fold);
  switch (result.kind) {
    case 'refused':
      return { kind: 'unknown', reason: result.reason };
    case 'no-data': {
      const sentinel = emptySentinel(fold, type);
      return printed === sentinel
        ? { kind: 'agrees' }
        : { kind: 'unknown', reason: 'there are no values below' };
    }
    case 'figure': {
      const words = createWords(1);
      if (!setExactText(words, 0, result.type, printed)) {
        return { kind: 'unknown', reason: `${printed} is no ${result.type}` };
      }
      const by = differenceOf(words, result.words, result.type);
      return by === '0' ? { kind: 'agrees' } : { kind: 'differs', folded: result.exact, by };
    }
  }
}

function differenceOf(printed: Uint32Array, folded: Uint32Array, type: ValueType): string {
  switch (type) {
    case 'f64': {
      const by = f64At(printed, 0) - f64At(folded, 0);
      // As much as adding in another order may make of it.
      const isRounding = Math.abs(by) <= ROUNDING * Math.abs(f64At(folded, 0));
      return isRounding ? '0' : String(by);
    }
    case 's64':
      return (s64At(printed, 0) - s64At(folded, 0)).toString();
    default:
      return (u64At(printed, 0) - u64At(folded, 0)).toString();
  }
}

const ROUNDING = 1e-9;
