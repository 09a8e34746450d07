import type { Column } from './column.ts';
import type { Sort } from './sort-rows.ts';

export interface ColumnHeadingProps<T> {
  readonly column: Column<T>;
  readonly sort: Sort;
  readonly onSort: (column: string, isNumeric: boolean) => void;
}

const SIGNS = { ascending: '▴', descending: '▾' } as const;

/** A heading that sorts by its column, and says whether it does. */
export function ColumnHeading<T>({ column, sort, onSort }: ColumnHeadingProps<T>) {
  const { id, label, title, isNumeric, isKey, sortRefused } = column;
  const isSorted = sort.column === id;
  // On the far side of the label, so that labels line up with the figures under them.
  const sign = (
    <span aria-hidden className="inline-block w-4 text-center">
      {isSorted && SIGNS[sort.direction]}
    </span>
  );
  return (
    <th
      scope="col"
      aria-sort={isSorted ? sort.direction : undefined}
      className={`h-7 border-line border-b bg-bg1 px-0 font-medium text-fg2 text-t0 ${isKey ? 'sticky left-0' : ''}`}
    >
      <button
        type="button"
        title={sortRefused ?? title}
        aria-disabled={sortRefused !== undefined || undefined}
        onClick={() => sortRefused === undefined && onSort(id, isNumeric)}
        className={`w-full whitespace-nowrap px-2 py-1 hover:text-fg0 aria-disabled:hover:text-fg2 ${isNumeric ? 'text-right' : 'text-left'} ${isSorted ? 'text-fg0' : ''}`}
      >
        {isNumeric && sign}
        {label}
        {!isNumeric && sign}
      </button>
    </th>
  );
}
