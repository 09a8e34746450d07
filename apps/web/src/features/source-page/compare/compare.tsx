'use client';

import type { ResolvedValue, SchemaIndex, StatPath } from '@statsfs/core/model';
import { hasRate } from '@statsfs/core/model';
import { memo, useMemo, useState } from 'react';
import { useSeries } from '../../../live/react/use-series.ts';
import { Button } from '../../../ui/button.tsx';
import { CommonScale } from '../../../ui/charts/common-scale.ts';
import { Panel } from '../../../ui/panel.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { useQueryState } from '../../../ui/use-query-state.ts';
import { type AggregateRow, aggregateRows } from '../aggregate-rows.ts';
import { counted } from '../counted.ts';
import { useInSight } from '../use-in-sight.ts';
import { useOrderedValues } from '../use-ordered-values.ts';
import { ChosenValue } from './chosen-value.tsx';
import { COMPARE_SECONDS, CompareCard } from './compare-card.tsx';
import { chosenRow, comparable, parseCompare, withCompare } from './compare-choice.ts';
import { ScaleWords } from './scale-words.tsx';

export interface CompareProps {
  readonly index: SchemaIndex;
  readonly source: number;
  readonly path: StatPath;
}

/** Charts that are drawn before somebody asks for all. */
const FIRST = 24;
/** To put the largest first all must be watched; beyond this many that is not worth its price. */
const MOST_ORDERED = 500;

/** One value of each subordinate source, side by side. */
export const Compare = memo(function Compare({ index, source, path }: CompareProps) {
  const rows = useMemo(() => comparable(aggregateRows(index, source)), [index, source]);
  const [choice, setChoice] = useQueryState(parseCompare, withCompare);
  const row = chosenRow(rows, choice.name);
  if (row === undefined) return null;
  const isOrderable = row.paths.length <= MOST_ORDERED;
  const order = choice.isLargestFirst && isOrderable ? 'largest' : 'name';
  return (
    <Panel
      title="Compare"
      note={counted(row.paths.length, 'source')}
      actions={
        <div className="flex flex-wrap items-center justify-end gap-2">
          <ChosenValue
            rows={rows}
            chosen={row}
            onChoose={(name) => setChoice({ ...choice, name })}
          />
          <Segmented
            label="Order"
            value={order}
            segments={[
              { value: 'name', label: 'by name' },
              {
                value: 'largest',
                label: 'largest first',
                refused: isOrderable
                  ? undefined
                  : `All must be read for that, and there are more than ${counted(MOST_ORDERED, 'source')}`,
              },
            ]}
            onChange={(next) => setChoice({ ...choice, isLargestFirst: next === 'largest' })}
          />
          <Segmented
            label="Axis"
            value={choice.isOwnAxis ? 'own' : 'same'}
            segments={[
              { value: 'same', label: 'same axis' },
              { value: 'own', label: 'own axis' },
            ]}
            onChange={(axis) => setChoice({ ...choice, isOwnAxis: axis === 'own' })}
          />
        </div>
      }
    >
      <Charts
        key={row.descriptorIndex}
        index={index}
        path={path}
        row={row}
        isLargestFirst={order === 'largest'}
        isOwnAxis={choice.isOwnAxis}
      />
    </Panel>
  );
});

interface ChartsProps {
  readonly index: SchemaIndex;
  readonly path: StatPath;
  readonly row: AggregateRow;
  readonly isLargestFirst: boolean;
  readonly isOwnAxis: boolean;
}

function Charts({ index, path, row, isLargestFirst, isOwnAxis }: ChartsProps) {
  const [isAll, setAll] = useState(false);
  const [scale] = useState(() => new CommonScale());
  const values = useMemo(
    () =>
      row.paths.flatMap((at): ResolvedValue[] => {
        const value = index.resolvePath(at);
        return value === undefined ? [] : [value];
      }),
    [index, row],
  );
  const figure = hasRate(row.descriptor.kind) ? 'rate' : 'value';
  const ordered = useOrderedValues(values, isLargestFirst ? figure : 'name');
  const shown = isAll ? ordered : ordered.slice(0, FIRST);
  const { keys, observe } = useInSight();
  const watched = isLargestFirst ? values : shown.filter((value) => keys.has(value.path));
  useSeries(
    watched.map((value) => value.path),
    COMPARE_SECONDS,
  );
  return (
    <>
      <p className="mb-2 text-fg2 text-t0">
        {figure === 'rate' ? 'Growth per second' : 'Value'}, last {COMPARE_SECONDS / 60} min
        {!isOwnAxis && <ScaleWords scale={scale} descriptor={row.descriptor} />}
      </p>
      <ul
        aria-label={`${row.descriptor.name} of each source`}
        className="grid grid-cols-[repeat(auto-fill,minmax(148px,1fr))] gap-x-4 gap-y-3"
      >
        {shown.map((value) => (
          <CompareCard
            key={value.path}
            value={value}
            source={path}
            scale={isOwnAxis ? undefined : scale}
            observe={observe}
          />
        ))}
      </ul>
      {shown.length < values.length && (
        <div className="mt-3">
          <Button onClick={() => setAll(true)}>Show all {counted(values.length, 'source')}</Button>
        </div>
      )}
    </>
  );
}
