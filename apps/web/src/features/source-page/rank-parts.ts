import type { Fold } from '@statsfs/core/aggregate';
import type { Descriptor } from '@statsfs/core/model';
import type { Latest } from '../../live/latest.ts';
import { foldLatest } from './fold-latest.ts';

/** Parts of an aggregate that are shown one by one; the rest is one line. */
export const MOST_PARTS = 12;

/**
 * Places of the values that make an aggregate what it is, those that weigh most first: the largest, under `min` the
 * smallest. What has no figure comes last.
 */
export function rankParts(
  latests: readonly Latest[],
  descriptor: Descriptor,
  fold: Fold,
): readonly number[] {
  const sign = fold === 'min' ? 1 : -1;
  const weights = latests.map((latest) => {
    const { result } = foldLatest([latest], descriptor, fold);
    return result.kind === 'figure' ? sign * Number(result.exact) : Number.POSITIVE_INFINITY;
  });
  return weights
    .map((_, at) => at)
    .sort((a, b) => compare(weights[a] ?? 0, weights[b] ?? 0) || a - b)
    .slice(0, MOST_PARTS);
}

// Not by subtraction: that of two infinities is no number.
const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

/** Lines below an aggregate whose parts are shown: the parts, the rest, and the kernel's own figure. */
export const partLines = (values: number, hasOwn: boolean): number =>
  Math.min(values, MOST_PARTS) + (values > MOST_PARTS ? 1 : 0) + (hasOwn ? 1 : 0);
