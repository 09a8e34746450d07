import type { ResolvedValue, SchemaIndex, ValueType } from '@statsfs/core/model';
import { cellKeys } from '@statsfs/core/query';
import { bucketRange } from '../../live/histogram/bucket-text.ts';
import { type Counted, countedInAll, countedLast } from '../../live/histogram/counted.ts';
import {
  type Bucket,
  type HistogramShape,
  histogramShape,
} from '../../live/histogram/histogram-shape.ts';
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

/** What rows say whatever was counted. */
export interface BucketCells {
  readonly type: ValueType;
  readonly cells: readonly Pick<BucketRow, 'cell' | 'keys' | 'place' | 'range'>[];
  /** As if each cell were a bucket of its own, so that nothing is added up. */
  readonly each: HistogramShape;
}

const NO_BUCKET: Bucket = { id: '', lower: undefined, upper: undefined };

export function bucketCells(index: SchemaIndex, resolved: ResolvedValue): BucketCells {
  const { type, unit } = resolved.descriptor;
  const keysOfCell = cellKeys(index, resolved);
  const { buckets, bucketOfCell } = histogramShape(keysOfCell);
  const bucketsOfCells = bucketOfCell.map((place) => buckets[place] ?? NO_BUCKET);
  const cells = bucketOfCell.map((place, cell) => ({
    cell,
    keys: (keysOfCell[cell] ?? []).slice(0, -1),
    place,
    range: bucketRange(bucketsOfCells[cell] ?? NO_BUCKET, unit),
  }));
  return { type, cells, each: { buckets: bucketsOfCells, bucketOfCell: [...cells.keys()] } };
}

export function toBucketRows(
  { type, cells, each }: BucketCells,
  latest: Latest,
  kept: KeptSamples | undefined,
): BucketRows {
  const all = countedInAll(latest, each, type);
  const last = countedLast(kept, each);
  const rows = cells.map((row) => ({
    ...row,
    count: countOf(all, row.cell),
    last: countOf(last, row.cell),
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
