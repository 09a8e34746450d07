import {
  Accumulator,
  type Fold,
  type FoldResult,
  refusalOf,
  unitOfFold,
} from '@statsfs/core/aggregate';
import { type Descriptor, hasRate, NOT_READ } from '@statsfs/core/model';
import { formatExact, formatRate } from '@statsfs/core/units';
import type { Latest } from '../../live/latest.ts';
import { valueReadout } from '../../live/readout.ts';
import type { Readout } from '../../ui/readout-text.tsx';
import { withoutNoun } from './cell-readout.ts';

/** A fold over the newest samples of some values. */
export interface FoldedNow {
  readonly result: FoldResult;
  /** The same fold over their rates, per second; NaN where there is none. */
  readonly rate: number;
  /** Values that gave a figure. */
  readonly folded: number;
  /** Values that nobody has read yet. */
  readonly waiting: number;
  readonly unreadable: number;
  readonly isStale: boolean;
}

/** Folds what is there; what is missing is counted, and a fold of nothing is no figure. */
export function foldLatest(
  latests: readonly Latest[],
  descriptor: Descriptor,
  fold: Fold,
): FoldedNow {
  const accumulator = new Accumulator(descriptor.type);
  const counts = { folded: 0, waiting: 0, unreadable: 0 };
  let isStale = false;
  for (const latest of latests) {
    if (latest.kind === 'ok') {
      counts.folded++;
      accumulator.addRange(latest.words, 0, latest.words.length / 2);
      isStale ||= latest.stale;
    } else if (isAwaited(latest)) counts.waiting++;
    else counts.unreadable++;
  }
  const reason = refusalOf(fold, descriptor);
  const result = accumulator.result(fold);
  const isEmpty = accumulator.cells === 0 && result.kind === 'figure';
  return {
    result:
      reason !== undefined ? { kind: 'refused', reason } : isEmpty ? { kind: 'no-data' } : result,
    rate: hasRate(descriptor.kind) ? foldRates(latests, fold) : Number.NaN,
    ...counts,
    isStale,
  };
}

/** Nobody has read it yet, or asked for it to be read. */
const isAwaited = (latest: Latest): boolean =>
  latest.kind === 'no-data' || (latest.kind === 'unreadable' && latest.code === NOT_READ.notAsked);

/** The rate of a sum is the sum of the rates; of the other folds the same fold over the rates is what says something. */
export function foldRates(latests: readonly Latest[], fold: Fold): number {
  let sum = 0;
  let count = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const latest of latests) {
    if (latest.kind !== 'ok') continue;
    for (const rate of latest.cellRates) {
      if (Number.isNaN(rate)) continue;
      count++;
      sum += rate;
      if (rate < min) min = rate;
      if (rate > max) max = rate;
    }
  }
  if (count === 0) return Number.NaN;
  switch (fold) {
    case 'sum':
      return sum;
    case 'avg':
      return sum / count;
    case 'min':
      return min;
    case 'max':
      return max;
    case 'count_zero':
      return Number.NaN;
  }
}

/** What stands in the column of the fold. */
export type FoldReadout = Readout | { readonly kind: 'refused'; readonly why: string };

export function foldReadout(
  { result }: FoldedNow,
  latests: readonly Latest[],
  descriptor: Descriptor,
  fold: Fold,
): FoldReadout {
  switch (result.kind) {
    case 'refused':
      return { kind: 'refused', why: result.reason };
    case 'no-data': {
      // All of them unreadable is not the same as not read yet.
      const isWaiting = latests.some(({ kind }) => kind === 'no-data');
      const first = latests.find(({ kind }) => kind === 'unreadable');
      return isWaiting || first === undefined
        ? { kind: 'waiting' }
        : valueReadout(first, descriptor);
    }
    case 'figure': {
      const unit = unitOfFold(fold, descriptor);
      return withoutNoun(
        { kind: 'figure', figure: formatExact(result.exact, result.type, unit) },
        unit,
      );
    }
  }
}

/** What stands in the column of rates: nothing where the kind, or the fold, has none. */
export function foldRateReadout(
  { rate, result, folded }: FoldedNow,
  { kind, unit }: Descriptor,
  fold: Fold,
): Readout {
  if (!hasRate(kind) || fold === 'count_zero' || result.kind === 'refused') return { kind: 'none' };
  if (folded === 0) return { kind: 'waiting' };
  if (Number.isNaN(rate)) return { kind: 'gap', why: 'A rate needs two samples in a row' };
  return { kind: 'figure', figure: formatRate(rate, unit) };
}

/** How many values a figure covers, and what is missing. */
export function coverageText({ folded, waiting, unreadable }: FoldedNow): string {
  const all = folded + waiting + unreadable;
  return folded === all ? String(all) : `${folded} of ${all}`;
}

export function coverageTitle({ folded, waiting, unreadable }: FoldedNow, cells: number): string {
  const all = folded + waiting + unreadable;
  const parts = [
    `${folded} of ${all} values are in the figure`,
    cells === all ? '' : `with ${cells} cells`,
    waiting === 0 ? '' : `${waiting} not read yet`,
    unreadable === 0 ? '' : `${unreadable} unreadable`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}
