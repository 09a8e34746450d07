import type { ResolvedValue, SchemaIndex } from '@statsfs/core/model';
import { cellKeys } from '@statsfs/core/query';
import { bucketRange } from '../../live/histogram/bucket-text.ts';
import { type Counted, countedInAll, countedLast } from '../../live/histogram/counted.ts';
import { type Bucket, histogramShape } from '../../live/histogram/histogram-shape.ts';
import type { KeptSamples } from '../../live/kept-samples.ts';
import type { Latest } from '../../live/latest.ts';
import type { SortValue } from './sort-rows.ts';

/** One bucket of a histogram; of one by CPU, one bucket of one CPU. */
export interface BucketRow {
  readonly cell: number;
  /** Of what else the table is by. */
  readonly keys: readonly string[];
  /** Its place, from the lowest. */
  readonly place: number;
  /** Both bounds, with their unit. */
  readonly range: string;
  /** Undefined while there is none. */
  readonly count: bigint | undefined;
  readonly last: bigint | undefined;
}

/** The cells of a histogram, and the totals over them. */
export interface BucketRows {
  readonly rows: readonly BucketRow[];
  readonly total: bigint | undefined;
  readonly lastTotal: bigint | undefined;
}

const NO_BUCKET: Bucket = { id: '', lower: undefined, upper: undefined };

export function toBucketRows(
  index: SchemaIndex,
  resolved: ResolvedValue,
  latest: Latest,
  kept: KeptSamples | undefined,
): BucketRows {
  const { type, unit } = resolved.descriptor;
  const cells = cellKeys(index, resolved);
  const { buckets, bucketOfCell } = histogramShape(cells);
  const bucketAt = (place: number): Bucket => buckets[place] ?? NO_BUCKET;
  // As if each cell were a bucket of its own, so that nothing is added up.
  const each = { buckets: bucketOfCell.map(bucketAt), bucketOfCell: [...cells.keys()] };
  const all = countedInAll(latest, each, type);
  const last = countedLast(kept, each);
  const rows = bucketOfCell.map((place, cell) => ({
    cell,
    keys: (cells[cell] ?? []).slice(0, -1),
    place,
    range: bucketRange(bucketAt(place), unit),
    count: countOf(all, cell),
    last: countOf(last, cell),
  }));
  return { rows, total: totalOf(all), lastTotal: totalOf(last) };
}

/** What a column is sorted by. */
export function bucketSortValue(row: BucketRow, column: string): SortValue {
  switch (column) {
    case 'bucket':
      return row.place;
    case 'last':
      return row.last;
    case 'count':
    case 'share':
      return row.count;
    default:
      return row.keys[Number(column.replace('key ', ''))];
  }
}

const countOf = (counted: Counted, cell: number): bigint | undefined =>
  counted.kind === 'counts' ? counted.counts[cell] : undefined;

const totalOf = (counted: Counted): bigint | undefined =>
  counted.kind === 'counts' ? counted.total : undefined;
