'use client';

import type { SchemaIndex, StatPath } from '@statsfs/core/model';
import { useMemo, useState } from 'react';
import { useLiveStore } from '../../live/react/live-provider.tsx';
import { useSchema } from '../../live/react/use-schema.ts';
import { useWatch } from '../../live/react/use-watch.ts';
import { Panel } from '../../ui/panel.tsx';
import { DataTable } from './data-table.tsx';
import { nextSort, type Sort } from './sort-rows.ts';
import { useSettledOrder } from './use-settled-order.ts';
import { valueColumns, valueSortValue } from './value-columns.tsx';

/** The values that sit in a source itself, live. */
export function ValueTable({ path }: { readonly path: StatPath }) {
  const index = useSchema();
  const node = index?.find(path);
  if (index === undefined || node?.kind !== 'source') return null;
  const values = index.valuesOf(node.index);
  if (values.length === 0) return null;
  return <Values index={index} path={path} values={values} />;
}

interface ValuesProps {
  readonly index: SchemaIndex;
  readonly path: StatPath;
  readonly values: readonly number[];
}

const BY_NAME: Sort = { column: 'name', direction: 'ascending' };

function Values({ index, path, values }: ValuesProps) {
  const store = useLiveStore();
  const [sort, setSort] = useState(BY_NAME);
  const rows = useMemo(
    () => values.map((value) => index.resolve(value)).filter((row) => row !== undefined),
    [index, values],
  );
  useWatch(useMemo(() => rows.map((row) => row.path), [rows]));
  const ordered = useSettledOrder(rows, sort, (row, column) =>
    valueSortValue(row, column, store.latest(row.path)),
  );
  return (
    <Panel title="Values" note={rows.length === 1 ? '1 value' : `${rows.length} values`}>
      <DataTable
        name={`${path === '' ? index.schema.host.name : path} values`}
        columns={valueColumns()}
        rows={ordered}
        keyOf={(row) => row.path}
        sort={sort}
        onSort={(column, isNumeric) => setSort((current) => nextSort(current, column, isNumeric))}
      />
    </Panel>
  );
}
