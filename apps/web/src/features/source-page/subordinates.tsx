'use client';

import type { SchemaIndex } from '@statsfs/core/model';
import { formatInteger } from '@statsfs/core/units';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useMemo, useRef } from 'react';
import { Panel } from '../../ui/panel.tsx';
import { StatLink } from '../../ui/place.tsx';
import { counted } from './counted.ts';
import { type SubordinateRow, subordinateRows } from './subordinate-rows.ts';
import { useColumns } from './use-columns.ts';

export interface SubordinatesProps {
  readonly index: SchemaIndex;
  readonly source: number;
}

const ROW_PX = 26;
/** More are drawn only as they scroll into sight. */
const ALL_LINKS = 100;
const COLUMN_PX = 190;
const OVERSCAN = 12;

/** The way down: the sources directly below, with how many values each holds. */
export const Subordinates = memo(function Subordinates({ index, source }: SubordinatesProps) {
  const rows = useMemo(() => subordinateRows(index, source), [index, source]);
  return (
    <Panel title="Subordinate sources" note={counted(rows.length, 'source')}>
      {rows.length > ALL_LINKS ? (
        <ManyLinks rows={rows} />
      ) : (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(190px,1fr))] gap-x-4">
          {rows.map((row) => (
            <SubordinateLink key={row.source} row={row} />
          ))}
        </ul>
      )}
    </Panel>
  );
});

/** Thousands of virtual machines or groups: a grid of which only the lines in sight exist. */
function ManyLinks({ rows }: { readonly rows: readonly SubordinateRow[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  const columns = useColumns(scroller, COLUMN_PX);
  const lines = Math.ceil(rows.length / columns);
  const virtual = useVirtualizer({
    count: lines,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
  });
  const items = virtual.getVirtualItems();
  const first = (items[0]?.index ?? 0) * columns;
  const end = ((items.at(-1)?.index ?? -1) + 1) * columns;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div ref={scroller} tabIndex={0} className="max-h-[60vh] overflow-auto">
      <ul
        className="grid gap-x-4"
        style={{
          gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
          paddingTop: items[0]?.start ?? 0,
          height: virtual.getTotalSize(),
          gridAutoRows: ROW_PX,
        }}
      >
        {rows.slice(first, end).map((row, i) => (
          <SubordinateLink key={row.source} row={row} place={[first + i + 1, rows.length]} />
        ))}
      </ul>
    </div>
  );
}

interface SubordinateLinkProps {
  readonly row: SubordinateRow;
  /** Place among all, and how many these are, where not all are drawn. */
  readonly place?: readonly [position: number, count: number];
}

function SubordinateLink({ row: { path, name, counts }, place }: SubordinateLinkProps) {
  return (
    <li aria-posinset={place?.[0]} aria-setsize={place?.[1]} className="min-w-0">
      <StatLink
        path={path}
        className="group flex h-6.5 items-center gap-2 border-grid border-b text-t1 hover:bg-bg2"
      >
        <span title={name} className="min-w-0 flex-1 truncate font-mono group-hover:text-accent">
          {name}
        </span>
        <span title={counted(counts.values, 'value')} className="font-mono text-fg2 text-t0">
          {formatInteger(String(counts.values))}
        </span>
      </StatLink>
    </li>
  );
}
