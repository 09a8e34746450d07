'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef } from 'react';
import { classNames } from '../../ui/class-names.ts';
import type { Column } from './column.ts';
import { ColumnHeading } from './column-heading.tsx';
import type { Sort } from './sort-rows.ts';

export interface DataTableProps<T> {
  /** Accessible name. */
  readonly name: string;
  readonly columns: readonly Column<T>[];
  /** In the order in which they are shown. */
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
  /** Rows of one group follow each other; a line parts them from those of the next. */
  readonly groupOf?: (row: T) => number;
  readonly sort: Sort;
  readonly onSort: (column: string, isNumeric: boolean) => void;
  /** Figures of the whole, one per column. */
  readonly footer?: readonly ReactNode[];
}

const ROW_PX = 25;
/** A page of rows costs less than the machinery that leaves rows out. */
const ALL_ROWS = 100;
/** A longer table scrolls by itself, so that what comes after it is not out of reach. */
const UNSCROLLED_ROWS = 24;
const OVERSCAN = 12;

const CELL = 'h-[25px] border-b px-2 text-[11.5px]';

/** Dense rows under headings that sort; of many only those in sight exist. Headings and names stay in sight. */
export function DataTable<T>(props: DataTableProps<T>) {
  const { name, columns, rows, keyOf, groupOf = oneGroup, sort, onSort, footer } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const isVirtual = rows.length > ALL_ROWS;
  const isScrolled = rows.length > UNSCROLLED_ROWS;
  const virtual = useVirtualizer({
    count: rows.length,
    enabled: isVirtual,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
  });
  const items = virtual.getVirtualItems();
  const first = isVirtual ? (items[0]?.index ?? 0) : 0;
  const last = isVirtual ? (items.at(-1)?.index ?? -1) : rows.length - 1;
  return (
    <div
      ref={scroller}
      className={classNames('overflow-auto', isScrolled && 'max-h-[480px]')}
      tabIndex={isScrolled ? 0 : undefined}
    >
      <table aria-label={name} aria-rowcount={rows.length + 1} className="w-full border-collapse">
        <thead className="sticky top-0 z-10 bg-bg1">
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <ColumnHeading key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer rows={first} columns={columns.length} />
          {rows.slice(first, last + 1).map((row, i) => (
            <tr key={keyOf(row)} aria-rowindex={first + i + 2} className="hover:bg-bg2">
              {columns.map((column) => (
                <BodyCell
                  key={column.id}
                  column={column}
                  row={row}
                  isLast={isLastOfGroup(rows, first + i, groupOf)}
                />
              ))}
            </tr>
          ))}
          <Spacer rows={rows.length - 1 - last} columns={columns.length} />
        </tbody>
        {footer !== undefined && (
          <tfoot className="sticky bottom-0 bg-bg1">
            <tr>
              {columns.map((column, i) => (
                <td
                  key={column.id}
                  className={`h-[25px] px-2 font-mono font-semibold text-[11.5px] text-fg1 ${column.isNumeric ? 'text-right' : 'text-left'}`}
                >
                  {footer[i]}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

interface BodyCellProps<T> {
  readonly column: Column<T>;
  readonly row: T;
  /** Of its group. */
  readonly isLast: boolean;
}

function BodyCell<T>({ column, row, isLast }: BodyCellProps<T>) {
  const cell = `${CELL} ${isLast ? 'border-edge' : 'border-grid'}`;
  if (column.isKey) {
    return (
      <th
        scope="row"
        className={`${cell} sticky left-0 bg-inherit text-left font-mono font-normal`}
      >
        {column.render(row)}
      </th>
    );
  }
  return (
    <td className={`${cell} ${column.isNumeric ? 'text-right font-mono' : 'text-left'}`}>
      {column.render(row)}
    </td>
  );
}

const oneGroup = (): number => 0;

function isLastOfGroup<T>(rows: readonly T[], at: number, groupOf: (row: T) => number): boolean {
  const [row, next] = [rows[at], rows[at + 1]];
  return row !== undefined && next !== undefined && groupOf(row) !== groupOf(next);
}

/** Room for the rows that are left out. */
function Spacer({ rows, columns }: { readonly rows: number; readonly columns: number }) {
  if (rows <= 0) return null;
  return (
    <tr aria-hidden style={{ height: rows * ROW_PX }}>
      <td colSpan={columns} className="p-0" />
    </tr>
  );
}
