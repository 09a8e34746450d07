'use client';

import type { ResolvedValue, SchemaIndex, StatPath } from '@statsfs/core/model';
import { formatInteger } from '@statsfs/core/units';
import { useMemo, useState } from 'react';
import { shareText } from '../../live/histogram/share-text.ts';
import { useLiveStore } from '../../live/react/live-provider.tsx';
import { useLatest } from '../../live/react/use-latest.ts';
import { FigureText } from '../../ui/figure-text.tsx';
import { Panel } from '../../ui/panel.tsx';
import {
  type BucketCells,
  type BucketRow,
  type BucketRows,
  bucketCells,
  bucketSortValue,
  toBucketRows,
} from './bucket-rows.ts';
import type { Column } from './column.ts';
import { DataTable } from './data-table.tsx';
import { nextSort, type Sort } from './sort-rows.ts';
import { useSettledOrder } from './use-settled-order.ts';

export interface BucketTableProps {
  readonly index: SchemaIndex;
  readonly resolved: ResolvedValue;
}

/** The counts of a histogram, live, from the lowest bucket on. */
export function BucketTable({ index, resolved }: BucketTableProps) {
  const { path, descriptor } = resolved;
  const store = useLiveStore();
  const latest = useLatest(path);
  const [sort, setSort] = useState<Sort>({ column: 'bucket', direction: 'ascending' });
  const cells = useBucketCells(index, path);
  const counts = toBucketRows(cells, latest, store.samples(path));
  const ordered = useSettledOrder(counts.rows, sort, bucketSortValue);
  const keys = descriptor.keys.map(({ name }) => name).join(' and ');
  const columns = columnsOf(resolved, counts);
  const sorted = columns.find(({ id }) => id === sort.column)?.label ?? '';
  return (
    <Panel
      title={`By ${keys}`}
      note={`${counts.rows.length === 1 ? '1 cell' : `${counts.rows.length} cells`} · sorted by ${sorted}`}
    >
      <DataTable
        name={`${path} by ${keys}`}
        columns={columns}
        rows={ordered}
        keyOf={(row) => String(row.cell)}
        sort={sort}
        onSort={(column, isNumeric) => setSort((current) => nextSort(current, column, isNumeric))}
        footer={columns.map(({ id, isKey }) => (isKey ? 'all' : wholeOf(id, counts)))}
      />
    </Panel>
  );
}

/** A linear histogram may have thousands of buckets, whose names do not change with their counts. */
const useBucketCells = (index: SchemaIndex, path: StatPath): BucketCells =>
  useMemo(() => {
    const resolved = index.resolvePath(path);
    return resolved === undefined ? NO_CELLS : bucketCells(index, resolved);
  }, [index, path]);

const NO_CELLS: BucketCells = { type: 'u64', cells: [], each: { buckets: [], bucketOfCell: [] } };

function columnsOf(
  { descriptor }: ResolvedValue,
  { total = 0n }: BucketRows,
): readonly Column<BucketRow>[] {
  const others = descriptor.keys.slice(0, -1).map(
    ({ name }, i): Column<BucketRow> => ({
      id: `key ${i}`,
      label: name,
      isNumeric: false,
      isKey: i === 0,
      render: ({ keys }) => keys[i],
    }),
  );
  return [
    ...others,
    {
      id: 'bucket',
      label: descriptor.keys.at(-1)?.name ?? 'bucket',
      title: 'From the first bound up to, and not including, the second',
      isNumeric: false,
      isKey: others.length === 0,
      render: ({ range }) => <span className="whitespace-nowrap">{range}</span>,
    },
    {
      id: 'last',
      label: 'last interval',
      title: 'Counted between the last two samples',
      isNumeric: true,
      render: ({ last }) => <Count count={last} />,
    },
    {
      id: 'share',
      label: 'share',
      title: 'Share of all counts',
      isNumeric: true,
      render: ({ count }) => (count === undefined ? '' : shareText(count, total)),
    },
    {
      id: 'count',
      label: 'count',
      isNumeric: true,
      render: ({ count }) => <Count count={count} />,
    },
  ];
}

function wholeOf(column: string, { total, lastTotal }: BucketRows) {
  if (column === 'last') return <Count count={lastTotal} />;
  return column === 'count' ? <Count count={total} /> : null;
}

function Count({ count }: { readonly count: bigint | undefined }) {
  if (count === undefined) {
    return (
      <span title="No figure" className="text-fg2">
        —
      </span>
    );
  }
  const text = formatInteger(count);
  return <FigureText figure={{ text, unit: '', exact: text }} />;
}
