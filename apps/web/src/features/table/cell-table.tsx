'use client';

import { hasRate, type ResolvedValue, type SchemaIndex, type StatPath } from '@statsfs/core/model';
import { useMemo, useState } from 'react';
import type { ChosenBaseline } from '../../live/baseline/chosen-baseline.ts';
import { baselineTitle } from '../../live/baseline/grown-words.ts';
import { CellExtents } from '../../live/cell-extents.ts';
import { isHistogram } from '../../live/histogram/histogram-shape.ts';
import { useLiveStore } from '../../live/react/live-provider.tsx';
import { useCellOrder } from '../../live/react/use-cell-order.ts';
import { useChosenBaseline, useGrown } from '../../live/react/use-grown.ts';
import { useLatest } from '../../live/react/use-latest.ts';
import { useSchema } from '../../live/react/use-schema.ts';
import { groupOfCells } from '../../live/topology/cpu-order.ts';
import { CpuOrderChoice, useCpuOrder } from '../../ui/cpu-order-choice.tsx';
import { Panel } from '../../ui/panel.tsx';
import { BucketTable } from './bucket-table.tsx';
import { cellColumns, cellFooter } from './cell-columns.tsx';
import { type CellRow, cellSortValue, toCellRows } from './cell-rows.ts';
import { DataTable } from './data-table.tsx';
import { inGroups, withGroup } from './group-rows.tsx';
import { nextSort, type Sort } from './sort-rows.ts';
import { useSettledOrder } from './use-settled-order.ts';

export interface CellTableProps {
  readonly path: StatPath;
  /** Span of the lowest and highest rate. */
  readonly windowSeconds: number;
}

/** The cells of a table, live. The path is watched by whoever shows the page. */
export function CellTable({ path, windowSeconds }: CellTableProps) {
  const index = useSchema();
  const resolved = index?.resolvePath(path);
  if (index === undefined || resolved === undefined || resolved.descriptor.keys.length === 0) {
    return null;
  }
  if (isHistogram(resolved.descriptor)) return <BucketTable index={index} resolved={resolved} />;
  return <Cells index={index} resolved={resolved} windowSeconds={windowSeconds} />;
}

interface CellsProps {
  readonly index: SchemaIndex;
  readonly resolved: ResolvedValue;
  readonly windowSeconds: number;
}

function Cells({ index, resolved, windowSeconds }: CellsProps) {
  const { path, descriptor } = resolved;
  const store = useLiveStore();
  const latest = useLatest(path);
  const [extents] = useState(() => new CellExtents());
  const [sort, setSort] = useState<Sort>({
    column: hasRate(descriptor.kind) ? 'rate' : 'value',
    direction: 'descending',
  });
  const kept = store.samples(path);
  if (kept !== undefined) extents.update(kept, windowSeconds);
  const sample = latest.kind === 'ok' ? latest : undefined;
  const baseline = useChosenBaseline();
  const grown = useGrown(path);
  const rows = toCellRows(index, resolved, sample, extents);
  const ordered = useSettledOrder(rows, sort, (row, column) =>
    cellSortValue(row, column, resolved, sample, grown),
  );
  const [asked, setAsked] = useCpuOrder();
  const cellOrder = useCellOrder(index, resolved, asked);
  const { groups, order } = cellOrder;
  const places = useMemo(() => groupOfCells(cellOrder), [cellOrder]);
  const placeOf = ({ cell }: CellRow): number => places[cell] ?? 0;
  const grouped = inGroups(ordered, placeOf, groups.length);
  const columns = withGroup(
    cellColumns(resolved, latest, {
      grown,
      label: baseline === undefined ? '' : `since ${titleNow(baseline)}`,
    }),
    order,
    (row) => groups[placeOf(row)]?.label,
    groups.length,
  );
  const sorted = columns.find(({ id }) => id === sort.column)?.label ?? '';
  const keys = descriptor.keys.map(({ name }) => name).join(' and ');
  return (
    <Panel
      title={`By ${keys === 'cpu' ? 'CPU' : keys}`}
      note={`${rows.length === 1 ? '1 cell' : `${rows.length} cells`} · sorted by ${sorted}${groups.length > 0 ? ` within each ${order}` : ''}`}
      actions={<CpuOrderChoice orders={cellOrder.orders} order={order} onChange={setAsked} />}
    >
      <DataTable
        name={`${path} by ${keys}`}
        columns={columns}
        rows={grouped}
        groupOf={placeOf}
        keyOf={(row) => String(row.cell)}
        sort={sort}
        onSort={(column, isNumeric) => setSort((current) => nextSort(current, column, isNumeric))}
        footer={cellFooter(columns, resolved, latest, grown)}
      />
    </Panel>
  );
}

const titleNow = (baseline: ChosenBaseline): string =>
  baselineTitle(baseline, Date.now(), new Date().getTimezoneOffset());
