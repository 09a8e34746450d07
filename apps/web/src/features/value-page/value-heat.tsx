import type { ResolvedValue, SchemaIndex } from '@statsfs/core/model';
import { cellKeys } from '@statsfs/core/query';
import { useMemo, useState } from 'react';
import { cellLabel } from '../../live/cell-label.ts';
import { chartFigure } from '../../live/chart-figure.ts';
import { highestFill } from '../../live/heat-fill.ts';
import { naturalForm } from '../../live/line-source.ts';
import { useCellOrder } from '../../live/react/use-cell-order.ts';
import { useHeatSource } from '../../live/react/use-heat-source.ts';
import { type CellOrder, groupOfCells } from '../../live/topology/cpu-order.ts';
import { Heatmap } from '../../ui/charts/heatmap.tsx';
import { CpuOrderChoice, useCpuOrder } from '../../ui/cpu-order-choice.tsx';
import { Panel } from '../../ui/panel.tsx';

export interface ValueHeatProps {
  readonly index: SchemaIndex;
  readonly resolved: ResolvedValue;
  readonly windowSeconds: number;
}

/** All cells of a table against time, CPUs in the order that is asked for. Another span needs another key. */
export function ValueHeat({ index, resolved, windowSeconds }: ValueHeatProps) {
  const { descriptor } = resolved;
  const [asked, setAsked] = useCpuOrder();
  const ordered = useCellOrder(index, resolved, asked);
  const form = naturalForm(descriptor.kind);
  const keys = descriptor.keys.map(({ name }) => (name === 'cpu' ? 'CPU' : name)).join(', ');
  return (
    <Panel
      title={`${keys} × time`}
      note={form === 'rate' ? 'highest rate of each moment' : 'highest value of each moment'}
      actions={<CpuOrderChoice orders={ordered.orders} order={ordered.order} onChange={setAsked} />}
    >
      <OrderedHeat
        key={ordered.cells.join(' ')}
        index={index}
        resolved={resolved}
        windowSeconds={windowSeconds}
        name={`${resolved.path}, ${keys} against time`}
        order={ordered}
      />
    </Panel>
  );
}

interface OrderedHeatProps extends ValueHeatProps {
  readonly name: string;
  /** Another order of cells needs another key. */
  readonly order: CellOrder;
}

function OrderedHeat({ index, resolved, windowSeconds, name, order }: OrderedHeatProps) {
  const { path, descriptor } = resolved;
  const { groups } = order;
  const [fill] = useState(() => highestFill(order.cells));
  const source = useHeatSource(path, windowSeconds, fill);
  const rowLabels = useMemo(() => {
    const labels = cellKeys(index, resolved).map((cell) => cellLabel(resolved, cell));
    return order.cells.map((cell) => labels[cell] ?? '');
  }, [index, resolved, order]);
  const rowNames = useMemo(() => {
    if (groups.length === 0) return rowLabels;
    const places = groupOfCells(order);
    return order.cells.map((cell, row) =>
      [rowLabels[row], groups[places[cell] ?? 0]?.label].join(' · '),
    );
  }, [rowLabels, order, groups]);
  const format = useMemo(() => chartFigure(naturalForm(descriptor.kind), descriptor), [descriptor]);
  return (
    <Heatmap
      name={name}
      source={source}
      rowLabels={rowLabels}
      rowNames={rowNames}
      groups={groups}
      windowSeconds={windowSeconds}
      format={format}
    />
  );
}
