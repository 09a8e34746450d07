import { cellUnitOf, hasRate, type ResolvedValue, type SchemaIndex } from '@statsfs/core/model';
import { memo, useMemo } from 'react';
import { chartFigure } from '../../live/chart-figure.ts';
import { naturalForm } from '../../live/line-source.ts';
import { useLineSource } from '../../live/react/use-line-source.ts';
import { TimeSeriesChart } from '../../ui/charts/time-series-chart.tsx';
import { chartHeightPx } from './pin-height.ts';
import { pinLines } from './pin-lines.ts';
import { spanWords } from './use-workspace.ts';

export interface PinChartProps {
  readonly index: SchemaIndex;
  readonly value: ResolvedValue;
  readonly seconds: number;
  readonly rows: number;
}

/** Renders when the value is another one; samples go to the canvas by themselves. */
export const PinChart = memo(function PinChart({ index, value, seconds, rows }: PinChartProps) {
  const { path, descriptor } = value;
  const isRate = hasRate(descriptor.kind);
  const source = useLineSource(path);
  const lines = useMemo(() => pinLines(index, value), [index, value]);
  const format = useMemo(() => chartFigure(naturalForm(descriptor.kind), descriptor), [descriptor]);
  return (
    <TimeSeriesChart
      name={`${path}, ${spanWords(seconds)}`}
      source={source}
      lines={lines}
      windowSeconds={seconds}
      unit={cellUnitOf(descriptor)}
      perSecond={isRate}
      floor={isRate ? 'zero' : 'data'}
      format={format}
      size="compact"
      heightPx={chartHeightPx(rows)}
    />
  );
});
