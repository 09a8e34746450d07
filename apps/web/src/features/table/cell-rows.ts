import { exactText, type ResolvedValue, type SchemaIndex } from '@statsfs/core/model';
import { cellKeys } from '@statsfs/core/query';
import type { Grown } from '../../live/baseline/grown.ts';
import type { LatestSample } from '../../live/latest.ts';
import type { SortValue } from './sort-rows.ts';

/** One cell of a table with all that its row says. */
export interface CellRow {
  readonly cell: number;
  readonly keys: readonly string[];
  /** Per second; NaN where there is none. */
  readonly rate: number;
  /** Of all rates, 0 to 1; NaN where there is none. */
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

export interface Extents {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

export function toCellRows(
  index: SchemaIndex,
  resolved: ResolvedValue,
  latest: LatestSample | undefined,
  { low, high }: Extents,
): CellRow[] {
  return cellKeys(index, resolved).map((keys, cell) => {
    const rate = latest?.cellRates[cell] ?? Number.NaN;
    const whole = latest?.rate ?? Number.NaN;
    return {
      cell,
      keys,
      rate,
      share: whole > 0 ? rate / whole : Number.NaN,
      low: low[cell] ?? Number.NaN,
      high: high[cell] ?? Number.NaN,
    };
  });
}

/** What a column is sorted by. Values compare as the integers that they are. */
export function cellSortValue(
  row: CellRow,
  column: string,
  { descriptor }: ResolvedValue,
  latest: LatestSample | undefined,
  grown: Grown,
): SortValue {
  switch (column) {
    case 'rate':
      return row.rate;
    case 'share':
      return row.share;
    case 'min':
      return row.low;
    case 'max':
      return row.high;
    case 'value': {
      if (latest === undefined) return undefined;
      const text = exactText(latest.words, row.cell, descriptor.type);
      return descriptor.type === 'f64' ? Number(text) : BigInt(text || '0');
    }
    case 'since': {
      const text = grown.kind === 'grown' ? grown.cells[row.cell] : undefined;
      if (text === undefined) return undefined;
      return descriptor.type === 'f64' ? Number(text) : BigInt(text);
    }
    default:
      return row.keys[descriptor.keys.findIndex(({ name }) => `key ${name}` === column)];
  }
}
