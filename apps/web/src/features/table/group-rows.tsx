import type { Column } from './column.ts';

/** Rows group by group, those of one group as they were. */
export function inGroups<T>(
  rows: readonly T[],
  groupOf: (row: T) => number,
  groups: number,
): readonly T[] {
  return groups === 0 ? rows : rows.toSorted((a, b) => groupOf(a) - groupOf(b));
}

/** The columns with one more behind the key, which says the group of each row; as they are where there are no groups. */
export function withGroup<T>(
  columns: readonly Column<T>[],
  label: string,
  nameOf: (row: T) => string | undefined,
  groups: number,
): readonly Column<T>[] {
  if (groups === 0) return columns;
  const group: Column<T> = {
    id: 'group',
    label,
    isNumeric: false,
    sortRefused: 'Rows are in this order already',
    render: (row) => <span className="whitespace-nowrap">{nameOf(row)}</span>,
  };
  return [...columns.filter(({ isKey }) => isKey), group, ...columns.filter(({ isKey }) => !isKey)];
}
