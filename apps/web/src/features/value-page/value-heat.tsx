import type { ResolvedValue, SchemaIndex } from '@statsfs/core/model';
import { cellKeys } from '@statsfs/core/query';
import { useMemo } from 'react';
import { cellLabel } from '../../live/cell-label.ts';
import { chartFigure } from '../../live/chart-figure.ts';
import { naturalForm } from '../../live/line-source.ts';
import { useHeatSource } from '../../live/react/use-heat-source.ts';
import { Heatmap } from '../../ui/charts/heatmap.tsx';
import { Panel } from '../../ui/panel.tsx';

export interface ValueHeatProps {
  readonly index: SchemaIndex;
  readonly resolved: ResolvedValue;
  readonly windowSeconds: number;
}

/** All cells of a table against time. Another span needs another key. */
export function ValueHeat({ index, resolved, windowSeconds }: ValueHeatProps) {
  const { path, descriptor } = resolved;
  const source = useHeatSource(path, windowSeconds);
  const rowLabels = useMemo(
    () => cellKeys(index, resolved).map((keys) => cellLabel(resolved, keys)),
    [index, resolved],
  );
  const form = naturalForm(descriptor.kind);
  const format = useMemo(() => chartFigure(form, descriptor), [form, descriptor]);
  const keys = descriptor.keys.map(({ name }) => (name === 'cpu' ? 'CPU' : name)).join(', ');
  return (
    <Panel
      title={`${keys} × time`}
      note={form === 'rate' ? 'highest rate of each moment' : 'highest value of each moment'}
    >
      <Heatmap
        name={`${path}, ${keys} against time`}
        source={source}
        rowLabels={rowLabels}
        windowSeconds={windowSeconds}
        format={format}
      />
    </Panel>
  );
}
