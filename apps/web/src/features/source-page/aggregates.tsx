'use client';

import type { SchemaIndex, StatPath } from '@statsfs/core/model';
import { memo, useCallback, useMemo } from 'react';
import { Panel } from '../../ui/panel.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useQueryState } from '../../ui/use-query-state.ts';
import { AggregateItem } from './aggregate-item.tsx';
import { aggregateRows, foldOfOwn } from './aggregate-rows.ts';
import {
  FOLD_NAMES,
  type FoldName,
  foldHeadings,
  foldOf,
  foldRefusal,
  parseFold,
  withFold,
} from './fold-choice.ts';
import { partLines } from './rank-parts.ts';
import { type Heading, RowTable } from './row-table.tsx';
import { keyOfRow, useAggregateView } from './use-aggregate-view.ts';
import { useInSight } from './use-in-sight.ts';

export interface AggregatesProps {
  readonly index: SchemaIndex;
  readonly source: number;
  readonly path: StatPath;
}

/** What the values of the subordinates come to together. */
export const Aggregates = memo(function Aggregates({ index, source, path }: AggregatesProps) {
  const rows = useMemo(() => aggregateRows(index, source), [index, source]);
  const [foldName, setFold] = useQueryState(parseFold, withFold);
  const { keys, observe } = useInSight();
  const { states, open, toggle, ask } = useAggregateView(rows, keys);
  const descriptors = useMemo(() => rows.map(({ descriptor }) => descriptor), [rows]);
  const fold = foldOf(foldName);
  const linesOf = useCallback(
    (item: number): number => {
      const row = rows[item];
      if (row === undefined || !open.has(keyOfRow(row))) return 1;
      return 1 + partLines(row.paths.length, row.ownPath !== undefined && fold === foldOfOwn(row));
    },
    [rows, open, fold],
  );
  return (
    <Panel
      title="Aggregates"
      note="over all subordinate sources"
      actions={
        <Segmented
          label="Fold"
          value={foldName}
          segments={FOLD_NAMES.map((value) => ({
            value,
            label: value,
            refused: foldRefusal(value, descriptors),
          }))}
          onChange={setFold}
        />
      }
    >
      <RowTable
        name={`${path} aggregates`}
        headings={headings(foldName)}
        count={rows.length}
        linesOf={linesOf}
        renderItem={(item, rowIndex) => {
          const row = rows[item];
          if (row === undefined) return undefined;
          const key = keyOfRow(row);
          return (
            <AggregateItem
              row={row}
              source={path}
              fold={fold}
              state={states.get(key)}
              isOpen={open.has(key)}
              rowIndex={rowIndex}
              observe={observe}
              onToggle={toggle}
              onAsk={ask}
            />
          );
        }}
      />
    </Panel>
  );
});

function headings(foldName: FoldName): readonly Heading[] {
  const { value, rateTitle } = foldHeadings(foldName);
  return [
    { label: 'name', className: 'text-left' },
    { label: value, className: 'w-[98px] text-right sm:w-[150px]' },
    { label: 'rate', title: rateTitle, className: 'w-[84px] text-right sm:w-[112px]' },
    {
      label: 'values',
      title: 'How many values are in the figure, and what each of them has in a sum',
      className: 'w-[56px] text-right sm:w-[150px]',
    },
  ];
}
