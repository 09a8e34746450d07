import { type Figure, formatClock } from '@statsfs/core/units';
import { useSyncExternalStore } from 'react';
import { useKeyName } from '../keys/keys-context.ts';
import { cividisGradient } from './cividis.ts';
import { figureAt, type HeatCell, type HeatPlot } from './heat-plot.ts';
import { type HeatScale, logFloor } from './heat-scale.ts';
import type { LiveHeat } from './live-heat.ts';

export interface HeatCaptionProps {
  readonly heat: LiveHeat;
  readonly cell: HeatCell | undefined;
  readonly rowNames: readonly string[];
  readonly format: (value: number) => Figure;
  readonly scale: HeatScale;
  readonly onScale: (scale: HeatScale) => void;
  readonly isTable: boolean;
  readonly onToggleTable: () => void;
}

const GRADIENT = cividisGradient();
const noPlot = (): undefined => undefined;
const BUTTON =
  'rounded-sm px-1.5 py-0.5 text-fg2 hover:bg-bg2 hover:text-fg0 aria-pressed:text-fg0';

/** What the colours mean, and the figure of the cell that is pointed at. */
export function HeatCaption(props: HeatCaptionProps) {
  const { heat, cell, rowNames, format, scale, onScale, isTable, onToggleTable } = props;
  const plot = useSyncExternalStore(heat.onPlot, heat.plot, noPlot);
  const lowest = plot !== undefined && scale === 'log' ? format(logFloor(plot)) : undefined;
  const highest = plot === undefined ? undefined : format(plot.highest);
  return (
    <figcaption className="mt-1 flex min-h-5 flex-wrap items-center gap-x-4 gap-y-1 text-fg1 text-t0">
      <span className="inline-flex items-center gap-1.5 whitespace-nowrap font-mono">
        {lowest === undefined ? '0' : `${lowest.text} ${lowest.unit}`.trimEnd()}
        <span
          aria-hidden
          className="inline-block h-2 w-24 rounded-sm"
          style={{ background: GRADIENT }}
        />
        {highest === undefined ? '…' : `${highest.text} ${highest.unit}`.trimEnd()}
      </span>
      <span className="text-fg2">▨ no data</span>
      <span aria-live="polite" className="font-mono text-fg0">
        {plot !== undefined && cell !== undefined && cellText(plot, cell, rowNames, format)}
      </span>
      <span className="ml-auto flex gap-1">
        <button
          type="button"
          aria-pressed={scale === 'log'}
          onClick={() => onScale(scale === 'log' ? 'linear' : 'log')}
          className={BUTTON}
        >
          Log
        </button>
        <button
          type="button"
          aria-pressed={isTable}
          aria-keyshortcuts={useKeyName('chart-table')}
          onClick={onToggleTable}
          className={BUTTON}
        >
          Data table
        </button>
      </span>
    </figcaption>
  );
}

function cellText(
  plot: HeatPlot,
  cell: HeatCell,
  rowNames: readonly string[],
  format: (value: number) => Figure,
): string {
  const ms = cell.startUs / 1000;
  const { text, unit } = format(figureAt(plot, cell));
  const figure = text === '—' ? 'no data' : `${text} ${unit}`.trimEnd();
  return `${rowNames[cell.row] ?? ''} · ${formatClock(ms, new Date(ms).getTimezoneOffset())} · ${figure}`;
}
