'use client';

import { formatInteger } from '@statsfs/core/units';
import { type KeyboardEvent, type Ref, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import type { ProcessSort, SortColumn } from './choose-processes.ts';
import type { Process } from './process.ts';
import { ProcessRow } from './process-row.tsx';
import { rowAfterKey } from './row-keys.ts';

/** Rows that are drawn at once: who looks for one further down finds it sooner by the filter. */
const PAGE_ROWS = 200;

interface Heading {
  readonly column: SortColumn;
  readonly label: string;
  readonly title?: string;
  readonly className: string;
}

const HEADINGS: readonly Heading[] = [
  { column: 'pid', label: 'id', className: 'w-[72px] text-right sm:w-[88px]' },
  {
    column: 'name',
    label: 'name',
    title: 'As the process calls itself, its first 15 characters',
    className: 'text-left',
  },
  { column: 'state', label: 'state', className: 'w-[124px] text-left max-sm:hidden' },
  { column: 'threads', label: 'threads', className: 'w-[88px] text-right max-sm:hidden' },
  {
    column: 'memory',
    label: 'memory',
    title: 'Resident memory, shared pages included; kernel threads have none of their own',
    className: 'w-[104px] text-right sm:w-[132px]',
  },
];

export interface ProcessTableProps {
  /** In the order in which they are shown. */
  readonly processes: readonly Process[];
  readonly sort: ProcessSort;
  readonly onSort: (column: SortColumn) => void;
  /** Up from the first row. */
  readonly onLeave: () => void;
  readonly ref: Ref<HTMLTableSectionElement>;
}

/** The processes, the first of them only where there are very many. Arrows go from one to the next. */
export function ProcessTable({ processes, sort, onSort, onLeave, ref }: ProcessTableProps) {
  const [rows, setRows] = useState(PAGE_ROWS);
  const more = Math.min(PAGE_ROWS, processes.length - rows);
  return (
    <>
      <table
        aria-label="Processes"
        aria-rowcount={processes.length + 1}
        className="w-full table-fixed border-collapse"
      >
        <thead>
          <tr>
            {HEADINGS.map((heading) => (
              <HeadingCell key={heading.column} heading={heading} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody ref={ref} onKeyDown={(event) => moveFocus(event, onLeave)}>
          {processes.slice(0, rows).map((process) => (
            <ProcessRow key={process.pid} process={process} />
          ))}
        </tbody>
      </table>
      {more > 0 && (
        <div className="flex flex-wrap items-center gap-3 pt-3 text-fg1 text-t1">
          {formatInteger(String(rows))} of {formatInteger(String(processes.length))} are shown.
          <Button onClick={() => setRows(rows + PAGE_ROWS)}>Show {more} more</Button>
        </div>
      )}
    </>
  );
}

function moveFocus(event: KeyboardEvent<HTMLTableSectionElement>, onLeave: () => void): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const links = [...event.currentTarget.querySelectorAll('a')];
  const at = event.target instanceof HTMLAnchorElement ? links.indexOf(event.target) : -1;
  const next = at < 0 ? undefined : rowAfterKey(event.key, at, links.length);
  if (next === undefined) return;
  event.preventDefault();
  if (next < 0) onLeave();
  else links[next]?.focus();
}

interface HeadingCellProps {
  readonly heading: Heading;
  readonly sort: ProcessSort;
  readonly onSort: (column: SortColumn) => void;
}

const ARROWS = { ascending: ' ↑', descending: ' ↓', none: '' } as const;

function HeadingCell({ heading, sort, onSort }: HeadingCellProps) {
  const { column, label, title, className } = heading;
  const direction = sort.column === column ? sort.direction : 'none';
  return (
    <th
      scope="col"
      title={title}
      aria-sort={direction}
      className={`h-[25px] truncate border-line border-b px-2 font-medium text-fg2 text-t0 ${className}`}
    >
      <button
        type="button"
        onClick={() => onSort(column)}
        className={classNames(
          'rounded-sm hover:text-fg0 hover:underline',
          direction !== 'none' && 'text-fg0',
        )}
      >
        {label}
        <span aria-hidden>{ARROWS[direction]}</span>
      </button>
    </th>
  );
}
