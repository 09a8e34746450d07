'use client';

import type { Figure, Unit } from '@statsfs/core/units';
import { useContext, useId, useMemo, useRef, useState } from 'react';
import type { CommandId } from '../keys/commands.ts';
import { keyName, keyOf } from '../keys/keymap.ts';
import { KeysContext } from '../keys/keys-context.ts';
import { onDemand } from '../on-demand.tsx';
import { ChartLegend } from './chart-legend.tsx';
import type { ChartSource, LineSpec } from './chart-source.ts';
import { ChartTable } from './chart-table.tsx';
import { useCrosshair } from './crosshair.ts';
import { CrosshairLine } from './crosshair-line.tsx';
import { useChartKeys } from './use-chart-keys.ts';
import { useLiveChart } from './use-live-chart.ts';
import { useWidth } from './use-width.ts';

export interface TimeSeriesChartProps {
  /** Accessible name of the figure. */
  readonly name: string;
  /** Must stay the same object; give the chart a key when it changes. */
  readonly source: ChartSource;
  readonly lines: readonly LineSpec[];
  readonly windowSeconds: number;
  /** Of the raw number. */
  readonly unit: Unit;
  readonly perSecond: boolean;
  readonly floor: 'zero' | 'data';
  /** A figure at the crosshair and in the table; NaN gives what stands for "none". */
  readonly format: (value: number) => Figure;
  readonly size: 'full' | 'compact';
  /** Of the plot with its axes; else as the size has it. */
  readonly heightPx?: number;
  /** Quiet text in the legend's line: what is left out, for instance. */
  readonly note?: string;
}

/** With recharts, which is a third of all code: a page without charts does not load it. */
const PlotFrame = onDemand(async () => (await import('./plot-frame.tsx')).PlotFrame);

const HEIGHTS = { full: 230, compact: 84 } as const;
/** Room for one label of the value axis. */
const Y_LABEL_PX = { full: 38, compact: 28 } as const;
/** Room for one label of the time axis. */
const TIME_LABEL_PX = 90;

/**
 * Lines over time. The figure takes the focus: arrow keys move the crosshair and its figures are read out, `t` shows
 * the points as a table, `l` locks the crosshair.
 */
export function TimeSeriesChart(props: TimeSeriesChartProps) {
  const { name, source, lines, windowSeconds, unit, perSecond, floor, format, size, note } = props;
  const height = props.heightPx ?? HEIGHTS[size];
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useWidth(box);
  const crosshair = useCrosshair();
  const [isTable, setIsTable] = useState(false);
  const help = useId();
  const { keymap } = useContext(KeysContext);
  const keyHelp = (id: CommandId, does: string): string => {
    const key = keyOf(keymap, id);
    return key === '' ? '' : `, ${keyName(key)} ${does}`;
  };
  const maxTimeTicks = Math.max(2, Math.floor(width / TIME_LABEL_PX));
  const maxYTicks = Math.floor(height / Y_LABEL_PX[size]);
  const spec = useMemo(
    () => ({ lines, windowSeconds, unit, floor, maxTimeTicks, maxYTicks }),
    [lines, windowSeconds, unit, floor, maxTimeTicks, maxYTicks],
  );
  const { chart, surround } = useLiveChart(source, spec, canvas);
  const toggleTable = (): void => setIsTable((isShown) => !isShown);
  const { onKeyDown, spoken } = useChartKeys({ chart, crosshair, lines, format, toggleTable });
  const geometry = (): typeof chart.geometry => chart.geometry;
  return (
    <figure
      aria-label={name}
      aria-describedby={help}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a chart is read by moving the crosshair with the arrow keys
      tabIndex={0}
      onKeyDown={onKeyDown}
      className="relative m-0 min-w-0 rounded-sm"
    >
      <div
        ref={box}
        className="relative"
        style={{ height }}
        onPointerMove={(event) => {
          const left = event.currentTarget.getBoundingClientRect().left;
          crosshair.point(chart.momentAt(event.clientX - left));
        }}
        onPointerLeave={() => crosshair.point(undefined)}
      >
        {surround !== undefined && width > 0 && (
          <PlotFrame
            surround={surround}
            width={width}
            height={height}
            unit={unit}
            perSecond={perSecond}
            onGeometry={chart.setGeometry}
          />
        )}
        <canvas
          ref={canvas}
          aria-hidden
          className="pointer-events-none absolute inset-0 size-full"
        />
        <CrosshairLine crosshair={crosshair} geometry={geometry} />
      </div>
      <ChartLegend
        lines={lines}
        chart={chart}
        surround={surround}
        crosshair={crosshair}
        format={format}
        isCompact={size === 'compact'}
        isTable={isTable}
        onToggleTable={toggleTable}
        note={note}
      />
      {isTable && surround !== undefined && (
        <ChartTable
          name={name}
          source={source}
          lines={lines}
          frame={surround.frame}
          format={format}
        />
      )}
      <p id={help} className="sr-only">
        Arrow keys move the crosshair{keyHelp('chart-table', 'shows the data as a table')}
        {keyHelp('chart-lock', 'locks the crosshair')}.
      </p>
      <p aria-live="polite" className="sr-only">
        {spoken}
      </p>
    </figure>
  );
}
