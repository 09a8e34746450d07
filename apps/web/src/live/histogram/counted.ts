/*
 * What a histogram has counted: all in all, in the last interval, or since a private baseline. Exact, and never negative:
 * where buckets fell there is no growth to tell, for the kernel restarted them or they show what is there now.
 */
import { s64At, u64At, type ValueType } from '@statsfs/core/model';
import { interruptionBetween } from '@statsfs/core/series';
import type { Grown, WhyNotGrown } from '../baseline/grown.ts';
import type { KeptSamples } from '../kept-samples.ts';
import type { Latest } from '../latest.ts';
import { readableRows } from '../to-slice.ts';
import type { HistogramShape } from './histogram-shape.ts';
import { totalOf } from './percentile-bucket.ts';

export type Counted =
  | {
      readonly kind: 'counts';
      /** One per bucket, lowest first. */
      readonly counts: readonly bigint[];
      readonly total: bigint;
      /** When counting began, in µs; undefined where it was before anybody looked. */
      readonly fromUs: number | undefined;
      readonly untilUs: number;
    }
  /** Nothing was read yet. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'unreadable'; readonly code: number }
  /** There are counts, and yet no growth of them. */
  | {
      readonly kind: 'none';
      readonly why: 'first' | 'gap' | 'replaced' | 'no-baseline' | WhyNotGrown;
    };

/** All that was counted. */
export function countedInAll(latest: Latest, shape: HistogramShape, type: ValueType): Counted {
  if (latest.kind !== 'ok') return absent(latest);
  const counts = intoBuckets(cellsOf(latest.words, 0, shape, type), shape);
  return {
    kind: 'counts',
    counts,
    total: totalOf(counts),
    fromUs: undefined,
    untilUs: latest.atUs,
  };
}

/** Between the sample that is shown and the one before it. */
export function countedLast(kept: KeptSamples | undefined, shape: HistogramShape): Counted {
  if (kept === undefined) return { kind: 'waiting' };
  const { view, untilUs } = kept;
  const last = lastShown(kept);
  if (last === undefined) return { kind: 'waiting' };
  const code = view.status[last] ?? 0;
  if (code !== 0) return { kind: 'unreadable', code };
  const atUs = view.atUs[last] ?? 0;
  const before = readableRows(view, atUs, untilUs).find((row) => row < last);
  if (before === undefined) return { kind: 'none', why: last === 0 ? 'first' : 'gap' };
  const fromUs = view.atUs[before] ?? 0;
  const between = interruptionBetween(kept.marks, fromUs, atUs, 0);
  if (between === 'gap') return { kind: 'none', why: 'gap' };
  if (between !== undefined) return { kind: 'none', why: 'replaced' };
  const growth = growthBetween(kept, before, last, shape);
  return growth === undefined
    ? { kind: 'none', why: 'fell' }
    : { kind: 'counts', counts: growth, total: totalOf(growth), fromUs, untilUs: atUs };
}

/** Since the baseline that is chosen. */
export function countedSince(grown: Grown, shape: HistogramShape): Counted {
  switch (grown.kind) {
    case 'off':
      return { kind: 'none', why: 'no-baseline' };
    case 'grown': {
      const { cells, fromUs, untilUs } = grown;
      // A bucket that was not there then has nothing to count from.
      if (cells.includes(undefined)) return { kind: 'none', why: 'replaced' };
      const counts = intoBuckets(
        cells.map((cell) => BigInt(cell ?? 0)),
        shape,
      );
      return { kind: 'counts', counts, total: totalOf(counts), fromUs, untilUs };
    }
    default:
      return grown;
  }
}

/** By how much each bucket grew between two rows; undefined where a cell fell. */
function growthBetween(
  { view, descriptor }: KeptSamples,
  before: number,
  after: number,
  shape: HistogramShape,
): readonly bigint[] | undefined {
  const { words, cellCount } = view;
  const first = cellsOf(words, before * cellCount, shape, descriptor.type);
  const growth = cellsOf(words, after * cellCount, shape, descriptor.type).map(
    (count, cell) => count - (first[cell] ?? 0n),
  );
  return growth.some((count) => count < 0n) ? undefined : intoBuckets(growth, shape);
}

function absent(latest: Exclude<Latest, { readonly kind: 'ok' }>): Counted {
  return latest.kind === 'no-data'
    ? { kind: 'waiting' }
    : { kind: 'unreadable', code: latest.code };
}

function lastShown({ view, untilUs }: KeptSamples): number | undefined {
  const row = view.atUs.findLastIndex((us) => us <= untilUs);
  return row < 0 ? undefined : row;
}

const cellsOf = (
  words: Uint32Array,
  firstSlot: number,
  { bucketOfCell }: HistogramShape,
  type: ValueType,
): bigint[] => {
  const at = type === 's64' ? s64At : u64At;
  return bucketOfCell.map((_, cell) => at(words, firstSlot + cell));
};

/** Buckets add up over what else the table is by. */
function intoBuckets(cells: readonly bigint[], shape: HistogramShape): readonly bigint[] {
  const counts = new Array<bigint>(shape.buckets.length).fill(0n);
  shape.bucketOfCell.forEach((bucket, cell) => {
    counts[bucket] = (counts[bucket] ?? 0n) + (cells[cell] ?? 0n);
  });
  return counts;
}
