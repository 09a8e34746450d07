import { type Figure, formatClock } from '@statsfs/core/units';
import { useSyncExternalStore } from 'react';
import { useKeyName } from '../keys/keys-context.ts';
import type { ChartMark, LineSpec } from './chart-source.ts';
import type { Crosshair } from './crosshair.ts';
import { LineSwatch } from './line-swatch.tsx';
import type { ChartSurround, LiveChart } from './live-chart.ts';
import { valueAt } from './values-at.ts';

export interface ChartLegendProps {
  readonly lines: readonly LineSpec[];
  readonly chart: LiveChart;
  readonly surround: ChartSurround | undefined;
  readonly crosshair: Crosshair;
  readonly format: (value: number) => Figure;
  readonly isCompact: boolean;
  readonly isTable: boolean;
  readonly onToggleTable: () => void;
  readonly note: string | undefined;
}

const noMoment = (): undefined => undefined;
/** A small chart has no line to spare: its figures lie over the plot while something is pointed at. */
const COMPACT =
  'absolute top-0 right-4 flex max-w-[75%] flex-wrap justify-end gap-x-3 bg-bg1 text-fg1 text-t0';
const FULL = 'mt-1 flex min-h-5 flex-wrap items-center gap-x-4 gap-y-1 text-fg1 text-t0';
/** Marks that are named under the chart; of more only the newest. */
const MAX_NAMED_MARKS = 3;

/** Which line is which, its figure at the crosshair, and what the marks mean. Ours, as recharts' can squeeze the plot. */
export function ChartLegend(props: ChartLegendProps) {
  const { lines, chart, surround, crosshair, format, isCompact, isTable, onToggleTable, note } =
    props;
  const atUs = useSyncExternalStore(crosshair.subscribe, () => crosshair.state().atUs, noMoment);
  const figureOf = (line: LineSpec): Figure | undefined => {
    if (atUs === undefined || surround === undefined) return undefined;
    return format(valueAt(chart.source.points(line.id, surround.frame.fromUs), atUs));
  };
  const marks = (surround?.marks ?? []).slice(-MAX_NAMED_MARKS);
  return (
    <figcaption className={isCompact ? COMPACT : FULL}>
      {(!isCompact || atUs !== undefined) &&
        lines.map((line) => (
          <LegendItem
            key={line.id}
            line={line}
            figure={figureOf(line)}
            isAlone={lines.length === 1}
          />
        ))}
      {note !== undefined && <span className="text-fg2">{note}</span>}
      {!isCompact && marks.map((mark) => <MarkText key={keyOf(mark)} mark={mark} />)}
      <button
        type="button"
        aria-pressed={isTable}
        aria-keyshortcuts={useKeyName('chart-table')}
        onClick={onToggleTable}
        className={
          isCompact && !isTable
            ? 'sr-only focus:not-sr-only'
            : 'ml-auto rounded-sm px-1.5 py-0.5 text-fg2 hover:bg-bg2 hover:text-fg0 aria-pressed:text-fg0'
        }
      >
        Data table
      </button>
    </figcaption>
  );
}

interface LegendItemProps {
  readonly line: LineSpec;
  readonly figure: Figure | undefined;
  readonly isAlone: boolean;
}

function LegendItem({ line, figure, isAlone }: LegendItemProps) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <LineSwatch slot={line.slot} />
      {line.label}
      {figure !== undefined && (
        <span className={`text-right font-mono text-fg0 ${isAlone ? '' : 'min-w-[9ch]'}`}>
          {figure.text}
          <span className="ml-1 text-fg2">{figure.unit}</span>
        </span>
      )}
    </span>
  );
}

function MarkText({ mark }: { readonly mark: ChartMark }) {
  if (mark.kind === 'gap') return <span className="text-fg2">▨ {mark.text}</span>;
  const offset = new Date(mark.atUs / 1000).getTimezoneOffset();
  return (
    <span className="text-fg2">
      {SIGNS[mark.kind]} {mark.text}, {formatClock(mark.atUs / 1000, offset)}
    </span>
  );
}

/** As the mark is drawn in the plot. */
const SIGNS = { clear: '┊', reset: '╷', clock: '⋮' } as const;

const keyOf = (mark: ChartMark): string =>
  mark.kind === 'gap' ? `gap ${mark.fromUs}` : `${mark.kind} ${mark.atUs}`;
