import type { Descriptor } from '@statsfs/core/model';

/** A bucket, by its bounds in the raw number of the unit: from `lower` up to, and not including, `upper`. */
export interface Bucket {
  readonly id: string;
  /** Undefined where ids are no integers, so that nothing is known of bounds. */
  readonly lower: bigint | undefined;
  /** That of the next bucket; undefined of the last, which has no end. */
  readonly upper: bigint | undefined;
}

/** The buckets of a histogram, lowest first. */
export interface HistogramShape {
  readonly buckets: readonly Bucket[];
  /** For each cell of the table the bucket it counts for: a histogram by CPU has a cell of each bucket for each CPU. */
  readonly bucketOfCell: readonly number[];
}

/** Counts are integers; with others nothing of a histogram could be said exactly. */
export const isHistogram = ({ kind, type, keys }: Descriptor): boolean =>
  kind === 'histogram' && keys.length > 0 && (type === 'u64' || type === 's64');

/** An integer of 64 bits, as a path spells it. */
const INTEGER = /^-?\d{1,20}$/;

/** @param cellKeys of each cell its keys, of which the last is the lower bound of a bucket. */
export function histogramShape(cellKeys: readonly (readonly string[])[]): HistogramShape {
  const idOfCell = cellKeys.map((keys) => keys.at(-1) ?? '');
  const named = [...new Set(idOfCell)];
  const isBounded = named.every((id) => INTEGER.test(id));
  // Of names that are no bounds their order is all that is known.
  const ids = isBounded ? named.sort(byBound) : named;
  const bounds = isBounded ? ids.map(BigInt) : [];
  const placeOf = new Map(ids.map((id, place) => [id, place]));
  return {
    buckets: ids.map((id, i) => ({ id, lower: bounds[i], upper: bounds[i + 1] })),
    bucketOfCell: idOfCell.map((id) => placeOf.get(id) ?? 0),
  };
}

function byBound(a: string, b: string): number {
  const [x, y] = [BigInt(a), BigInt(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}
