import type { ResolvedValue } from '@statsfs/core/model';
import { formatDurationSeconds } from '@statsfs/core/units';
import { useMemo } from 'react';
import { chartFigure } from '../../live/chart-figure.ts';
import { countFill, growthFill } from '../../live/histogram/bucket-fill.ts';
import { bucketEdge, bucketRange } from '../../live/histogram/bucket-text.ts';
import type { HistogramShape } from '../../live/histogram/histogram-shape.ts';
import { useHeatSource } from '../../live/react/use-heat-source.ts';
import { Heatmap } from '../../ui/charts/heatmap.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { ValueView } from './url-state.ts';

export interface HistogramHeatProps {
  readonly resolved: ResolvedValue;
  readonly shape: HistogramShape;
  readonly view: Pick<ValueView, 'form' | 'windowSeconds'>;
}

/** Buckets against time, the lowest at the bottom. Another form, span or shape needs another key. */
export function HistogramHeat({ resolved, shape, view }: HistogramHeatProps) {
  const { path, descriptor } = resolved;
  const { form, windowSeconds } = view;
  const isGrowth = form !== 'raw';
  const fill = useMemo(() => (isGrowth ? growthFill(shape) : countFill(shape)), [isGrowth, shape]);
  const source = useHeatSource(path, windowSeconds, fill);
  const fromAbove = useMemo(() => shape.buckets.toReversed(), [shape]);
  const rowLabels = useMemo(
    () => fromAbove.map((bucket) => bucketEdge(bucket, descriptor.unit)),
    [fromAbove, descriptor],
  );
  const rowNames = useMemo(
    () => fromAbove.map((bucket) => bucketRange(bucket, descriptor.unit)),
    [fromAbove, descriptor],
  );
  const format = useMemo(() => chartFigure(form, descriptor), [form, descriptor]);
  const every = formatDurationSeconds(source.bucketUs / 1e6);
  return (
    <Panel
      title="Buckets × time"
      note={isGrowth ? `counted in each ${every}` : `counts as they stood, every ${every}`}
    >
      <Heatmap
        name={`${path}, buckets against time`}
        source={source}
        rowLabels={rowLabels}
        rowNames={rowNames}
        windowSeconds={windowSeconds}
        format={format}
      />
    </Panel>
  );
}
