import { compareNames } from '@statsfs/core/model';

export interface Sort {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

/** What a row is sorted by. NaN and undefined come last, whatever the direction: they are no figure. */
export type SortValue = number | string | bigint | undefined;

/** Indexes of `rows` in the wanted order; equal rows stay as they were. */
export function sortedOrder<T>(
  rows: readonly T[],
  toValue: (row: T) => SortValue,
  direction: Sort['direction'],
): number[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const values = rows.map(toValue);
  return rows
    .map((_, i) => i)
    .sort((a, b) => {
      const [x, y] = [values[a], values[b]];
      if (isNone(x) || isNone(y)) return Number(isNone(x)) - Number(isNone(y)) || a - b;
      return sign * compare(x, y) || a - b;
    });
}

/** A click on a heading: figures first fall, words first rise; a second click turns the order round. */
export function nextSort(current: Sort, column: string, isNumeric: boolean): Sort {
  if (current.column !== column) {
    return { column, direction: isNumeric ? 'descending' : 'ascending' };
  }
  return { column, direction: current.direction === 'ascending' ? 'descending' : 'ascending' };
}

const isNone = (value: SortValue): value is undefined =>
  value === undefined || (typeof value === 'number' && Number.isNaN(value));

function compare(a: Exclude<SortValue, undefined>, b: Exclude<SortValue, undefined>): number {
  if (typeof a === 'string' || typeof b === 'string') return compareNames(String(a), String(b));
  return a < b ? -1 : a > b ? 1 : 0;
}
