import { cellUnitOf, hasRate, type ResolvedValue, type SchemaIndex } from '@statsfs/core/model';
import { memo, useMemo } from 'react';
import { chartFigure } from '../../live/chart-figure.ts';
import { naturalForm } from '../../live/line-source.ts';
import { useLineSource } from '../../live/react/use-line-source.ts';
import { TimeSeriesChart } from '../../ui/charts/time-series-chart.tsx';
import { pinLines } from './pin-lines.ts';

/** Span of the small charts. */
export const PIN_SECONDS = 300;

export interface PinChartProps {
  readonly index: SchemaIndex;
  readonly value: ResolvedValue;
}

/** Renders when the value is another one; samples go to the canvas by themselves. */
export const PinChart = memo(function PinChart({ index, value }: PinChartProps) {
  const { path, descriptor } = value;
  const isRate = hasRate(descriptor.kind);
  const source = useLineSource(path);
  const lines = useMemo(() => pinLines(index, value), [index, value]);
  const format = useMemo(() => chartFigure(naturalForm(descriptor.kind), descriptor), [descriptor]);
  return (
    <TimeSeriesChart
      name={`${path}, last 5 minutes`}
      source={source}
      lines={lines}
      windowSeconds={PIN_SECONDS}
      unit={cellUnitOf(descriptor)}
      perSecond={isRate}
      floor={isRate ? 'zero' : 'data'}
      format={format}
      size="compact"
    />
  );
});
