'use client';

import { cellUnitOf, hasRate, type ResolvedValue, type SchemaIndex } from '@statsfs/core/model';
import { useMemo } from 'react';
import { chartFigure } from '../../live/chart-figure.ts';
import { useLineSource } from '../../live/react/use-line-source.ts';
import { TimeSeriesChart } from '../../ui/charts/time-series-chart.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { ValueView } from './url-state.ts';
import { useLines } from './use-lines.ts';

export interface ValueChartProps {
  readonly index: SchemaIndex;
  readonly resolved: ResolvedValue;
  readonly view: ValueView;
}

const TITLES = { rate: 'Rate', raw: 'Value', delta: 'Growth per sample' } as const;
const SPANS: Readonly<Record<number, string>> = {
  60: '1 minute',
  300: '5 minutes',
  900: '15 minutes',
  3600: '1 hour',
};

/** The course of a value, a line per cell. */
export function ValueChart({ index, resolved, view }: ValueChartProps) {
  const { path, descriptor } = resolved;
  const { form, windowSeconds } = view;
  const source = useLineSource(path, form);
  const { lines, note } = useLines(index, resolved, windowSeconds);
  const format = useMemo(() => chartFigure(form, descriptor), [form, descriptor]);
  return (
    <Panel title={TITLES[form]} note={`last ${SPANS[windowSeconds] ?? `${windowSeconds} s`}`}>
      <TimeSeriesChart
        name={`${path}, ${TITLES[form].toLowerCase()} over ${SPANS[windowSeconds] ?? 'time'}`}
        source={source}
        lines={lines}
        windowSeconds={windowSeconds}
        unit={cellUnitOf(descriptor)}
        perSecond={form === 'rate'}
        floor={form === 'raw' || !hasRate(descriptor.kind) ? 'data' : 'zero'}
        format={format}
        size="full"
        {...(note !== undefined && { note })}
      />
    </Panel>
  );
}
