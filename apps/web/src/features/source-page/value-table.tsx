'use client';

import type { ResolvedValue, SchemaIndex, StatPath } from '@statsfs/core/model';
import { memo, useMemo, useState } from 'react';
import { type ChosenBaseline, isWithin } from '../../live/baseline/chosen-baseline.ts';
import { baselineTitle } from '../../live/baseline/grown-words.ts';
import { useChosenBaseline } from '../../live/react/use-grown.ts';
import { useSeries } from '../../live/react/use-series.ts';
import { Panel } from '../../ui/panel.tsx';
import { counted } from './counted.ts';
import { fellowsOf } from './fellows.ts';
import type { ValueOrder } from './order-values.ts';
import { type Heading, RowTable } from './row-table.tsx';
import { useInSight } from './use-in-sight.ts';
import { useOrderedValues } from './use-ordered-values.ts';
import { COLUMN, RANGE_SECONDS } from './value-columns.ts';
import { ValueRow } from './value-row.tsx';

export interface ValueTableProps {
  readonly index: SchemaIndex;
  readonly source: number;
  readonly path: StatPath;
}

/** To order by a figure, all figures must be known; beyond this many that is not worth its price. */
const MOST_ORDERED = 1_000;

/** The values that sit in the source itself. Only those in sight are watched, unless the order needs them all. */
export const ValueTable = memo(function ValueTable({ index, source, path }: ValueTableProps) {
  const values = useMemo(
    () =>
      index.valuesOf(source).flatMap((at): readonly ResolvedValue[] => {
        const value = index.resolve(at);
        return value === undefined ? [] : [value];
      }),
    [index, source],
  );
  const [order, setOrder] = useState<ValueOrder>('name');
  const ordered = useOrderedValues(values, order);
  const { keys, observe } = useInSight();
  const watched = order === 'name' ? values.filter((value) => keys.has(value.path)) : values;
  const fellows = useMemo(() => fellowsOf(values), [values]);
  const wanted = new Set(watched.map((value) => value.path));
  // A share needs them all.
  for (const { path } of watched) for (const fellow of fellows.get(path) ?? []) wanted.add(fellow);
  useSeries([...wanted], RANGE_SECONDS);
  const baseline = useChosenBaseline();
  const isPart =
    baseline !== undefined && (isWithin(path, baseline.path) || isWithin(baseline.path, path));
  return (
    <Panel title="Values" note={counted(values.length, 'value')}>
      <RowTable
        name={`${path} values`}
        headings={headings(
          order,
          values.length <= MOST_ORDERED ? setOrder : undefined,
          isPart ? baseline : undefined,
        )}
        count={ordered.length}
        keyOf={(item) => ordered[item]?.path}
        renderItem={(item, rowIndex) => {
          const value = ordered[item];
          return (
            value && (
              <ValueRow
                value={value}
                fellows={fellows.get(value.path)}
                hasSince={isPart}
                rowIndex={rowIndex}
                observe={observe}
              />
            )
          );
        }}
      />
    </Panel>
  );
});

function headings(
  order: ValueOrder,
  setOrder: ((order: ValueOrder) => void) | undefined,
  baseline: ChosenBaseline | undefined,
): readonly Heading[] {
  const sorted = (by: ValueOrder, direction: 'ascending' | 'descending') =>
    setOrder && {
      sort: {
        direction: order === by ? direction : ('none' as const),
        onSort: () => setOrder(by),
      },
    };
  return [
    { label: 'name', className: 'text-left', ...sorted('name', 'ascending') },
    { label: 'kind', className: `w-[96px] text-left ${COLUMN.kind}` },
    {
      label: 'unit',
      title: 'What one of the raw number is',
      className: `w-[132px] text-left ${COLUMN.kind}`,
    },
    {
      label: 'value',
      title: 'Of a table the sum of its cells, where a sum means something',
      className: `w-[112px] text-right sm:w-[132px] ${baseline === undefined ? '' : COLUMN.valueBeside}`,
      ...sorted('value', 'descending'),
    },
    ...sinceHeading(baseline),
    {
      label: 'rate',
      title: 'Growth per second; only what is cumulative has one',
      className: 'w-[88px] text-right sm:w-[100px]',
      ...sorted('rate', 'descending'),
    },
    {
      label: 'share',
      title:
        'Part of the growth of all values here that count the same unit; some of them may be part of others',
      className: `w-[68px] text-right ${COLUMN.share}`,
    },
    {
      label: 'min',
      title: `Lowest rate of the last ${RANGE_SECONDS / 60} minutes, or value where there is no rate`,
      className: `w-[92px] text-right ${COLUMN.range}`,
    },
    {
      label: 'max',
      title: `Highest rate of the last ${RANGE_SECONDS / 60} minutes, or value where there is no rate`,
      className: `w-[92px] text-right ${COLUMN.range}`,
    },
    {
      label: `${RANGE_SECONDS / 60} min`,
      title: 'The line that min and max are of',
      className: `w-[88px] text-right ${COLUMN.line}`,
    },
  ];
}

function sinceHeading(baseline: ChosenBaseline | undefined): readonly Heading[] {
  if (baseline === undefined) return [];
  const title = baselineTitle(baseline, Date.now(), new Date().getTimezoneOffset());
  return [
    {
      label: `since ${title}`,
      title: 'Growth since the baseline, for you alone; ↺ where the kernel has restarted it since',
      className: 'w-[112px] text-right sm:w-[132px]',
    },
  ];
}
