import { type Fold, refusalOf } from '@statsfs/core/aggregate';
import type { Descriptor } from '@statsfs/core/model';

/** The folds as the address and the chooser name them, in the order of the chooser. */
export const FOLD_NAMES = ['sum', 'avg', 'min', 'max', 'zero'] as const;
export type FoldName = (typeof FOLD_NAMES)[number];

const BY_NAME = {
  sum: 'sum',
  avg: 'avg',
  min: 'min',
  max: 'max',
  zero: 'count_zero',
} as const satisfies Record<FoldName, Fold>;

export const foldOf = (name: FoldName): Fold => BY_NAME[name];

const DEFAULT_FOLD: FoldName = 'sum';

/** Reads `?fold=`; the sum when it is missing or names no fold. */
export function parseFold(query: URLSearchParams): FoldName {
  const text = query.get('fold');
  return FOLD_NAMES.find((name) => name === text) ?? DEFAULT_FOLD;
}

/** The address's query with another fold; what others keep there stays, and the sum is left out. */
export function withFold(query: URLSearchParams, fold: FoldName): string {
  const next = new URLSearchParams(query);
  if (fold === DEFAULT_FOLD) next.delete('fold');
  else next.set('fold', fold);
  return next.toString();
}

/** Why a fold cannot be chosen: it means nothing for any of the descriptors. The first reason stands for all. */
export function foldRefusal(
  name: FoldName,
  descriptors: readonly Descriptor[],
): string | undefined {
  let first: string | undefined;
  for (const descriptor of descriptors) {
    const reason = refusalOf(foldOf(name), descriptor);
    if (reason === undefined) return undefined;
    first ??= reason;
  }
  return first;
}

/** What the two figures of an aggregate are called under a fold; there is no rate of a count of zeros. */
export function foldHeadings(name: FoldName): {
  readonly value: string;
  readonly rateTitle: string;
} {
  switch (name) {
    case 'sum':
      return { value: 'sum', rateTitle: 'Per second: the sum of their rates' };
    case 'avg':
      return { value: 'average', rateTitle: 'Per second: the average of their rates' };
    case 'min':
      return { value: 'lowest', rateTitle: 'Per second: the lowest of their rates' };
    case 'max':
      return { value: 'highest', rateTitle: 'Per second: the highest of their rates' };
    case 'zero':
      return { value: 'are zero', rateTitle: 'A count of zeros has no rate' };
  }
}
