'use client';

import type { Figure } from '@statsfs/core/units';
import { useContext, useEffect, useMemo, useRef, useState } from 'react';
import { keyOf } from '../keys/keymap.ts';
import { KeysContext } from '../keys/keys-context.ts';
import { HeatCaption } from './heat-caption.tsx';
import type { HeatGroup } from './heat-groups.ts';
import { HEAT_MARGIN, heatLeft } from './heat-ink.ts';
import { cellAt, type HeatCell, moveCell } from './heat-plot.ts';
import type { HeatScale } from './heat-scale.ts';
import type { HeatSource } from './heat-source.ts';
import { HeatTable } from './heat-table.tsx';
import { LiveHeat } from './live-heat.ts';

export interface HeatmapProps {
  /** Accessible name of the figure. */
  readonly name: string;
  /** Must stay the same object; give the heatmap a key when it changes. */
  readonly source: HeatSource;
  /** Beside the rows, where there is little room. */
  readonly rowLabels: readonly string[];
  /** In full, where a figure is told; left out: the labels. */
  readonly rowNames?: readonly string[];
  /** Rows that belong together, from the first on; left out: none do. */
  readonly groups?: readonly HeatGroup[];
  readonly windowSeconds: number;
  readonly format: (value: number) => Figure;
}

const STEPS: Readonly<Record<string, readonly [columns: number, rows: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const NO_GROUPS: readonly HeatGroup[] = [];
const MIN_HEIGHT = 72;
const MAX_HEIGHT = 512;

/** Cells of a table against time, the highest figure of each stretch as a colour. */
export function Heatmap(props: HeatmapProps) {
  const { name, source, rowLabels, rowNames = rowLabels, windowSeconds, format } = props;
  const { groups = NO_GROUPS } = props;
  const { keymap } = useContext(KeysContext);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [scale, setScale] = useState<HeatScale>('log');
  const [cell, setCell] = useState<HeatCell>();
  const [isTable, setIsTable] = useState(false);
  const spec = useMemo(
    () => ({ rowLabels, groups, windowSeconds, scale }),
    [rowLabels, groups, windowSeconds, scale],
  );
  const [heat] = useState(() => new LiveHeat(source, spec));
  useEffect(() => (canvas.current === null ? undefined : heat.mount(canvas.current)), [heat]);
  useEffect(() => heat.setSpec(spec), [heat, spec]);
  const toggleTable = (): void => setIsTable((isShown) => !isShown);
  const move = (step: readonly [number, number]): void => {
    const plot = heat.plot();
    if (plot !== undefined) setCell(moveCell(plot, cell, step));
  };
  return (
    <figure
      aria-label={name}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a heatmap is read by moving from cell to cell with the arrow keys
      tabIndex={0}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey) return;
        const step = STEPS[event.key];
        if (step !== undefined) move(step);
        else if (event.key === keyOf(keymap, 'chart-table')) toggleTable();
        else if (event.key === 'Escape' && cell !== undefined) setCell(undefined);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
      className="m-0 min-w-0 rounded-sm"
    >
      <canvas
        ref={canvas}
        aria-hidden
        className="block w-full font-mono"
        style={{ height: heightOf(rowLabels.length) }}
        onPointerMove={(event) => setCell(cellUnder(event, heat, heatLeft(groups)))}
        onPointerLeave={() => setCell(undefined)}
      />
      <HeatCaption
        heat={heat}
        cell={cell}
        rowNames={rowNames}
        format={format}
        scale={scale}
        onScale={setScale}
        isTable={isTable}
        onToggleTable={toggleTable}
      />
      {isTable && <HeatTable name={name} heat={heat} rowNames={rowNames} format={format} />}
    </figure>
  );
}

/** A row keeps a readable height while there is room, and never less than a pixel of it up to 512 rows. */
const heightOf = (rows: number): number =>
  Math.min(MAX_HEIGHT, Math.max(MIN_HEIGHT, rows <= 16 ? 14 * rows : 224, rows)) +
  HEAT_MARGIN.top +
  HEAT_MARGIN.bottom;

function cellUnder(
  event: { readonly clientX: number; readonly clientY: number; readonly currentTarget: Element },
  heat: LiveHeat,
  plotLeft: number,
): HeatCell | undefined {
  const plot = heat.plot();
  if (plot === undefined) return undefined;
  const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
  const x = (event.clientX - left - plotLeft) / (width - plotLeft - HEAT_MARGIN.right);
  const y =
    (event.clientY - top - HEAT_MARGIN.top) / (height - HEAT_MARGIN.top - HEAT_MARGIN.bottom);
  if (x < 0 || x >= 1 || y < 0 || y >= 1) return undefined;
  return cellAt(plot, x, y);
}
