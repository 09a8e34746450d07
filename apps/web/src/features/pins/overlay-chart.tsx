import { cellUnitOf, hasRate, type ResolvedValue, type StatPath } from '@statsfs/core/model';
import { X } from 'lucide-react';
import { useMemo } from 'react';
import { chartFigure } from '../../live/chart-figure.ts';
import { naturalForm } from '../../live/line-source.ts';
import { useLatest } from '../../live/react/use-latest.ts';
import { useManySource } from '../../live/react/use-many-source.ts';
import { LineSwatch } from '../../ui/charts/line-swatch.tsx';
import { TimeSeriesChart } from '../../ui/charts/time-series-chart.tsx';
import { classNames } from '../../ui/class-names.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { StatLink } from '../../ui/place.tsx';
import { ReadoutText } from '../../ui/readout-text.tsx';
import { shortLabels } from './glob-pin.ts';
import { chartHeightPx } from './pin-height.ts';
import { pinReadout } from './pin-lines.ts';
import { spanWords } from './use-workspace.ts';

export interface OverlayChartProps {
  /** Of the chart, without its span. */
  readonly name: string;
  /** One at least; they can share a chart. */
  readonly values: readonly ResolvedValue[];
  /** Paths that have a colour each, whether there is a value now or not. */
  readonly colours: readonly string[];
  readonly seconds: number;
  readonly rows: number;
  /** Takes a value out of the chart; undefined where it is there for a reason of its own. */
  readonly onTakeOut?: ((path: StatPath) => void) | undefined;
}

/** Several values in one chart, and which line is whose. */
export function OverlayChart({
  name,
  values,
  colours,
  seconds,
  rows,
  onTakeOut,
}: OverlayChartProps) {
  const paths = values.map(({ path }) => path);
  const source = useManySource(paths);
  const joined = paths.join('\n');
  const lines = useMemo(() => {
    const ids = joined.split('\n');
    const labels = shortLabels(ids);
    return ids.map((id, at) => ({ id, label: labels[at] ?? id, slot: colours.indexOf(id) }));
  }, [joined, colours]);
  const descriptor = values[0]?.descriptor;
  const format = useMemo(
    () => descriptor && chartFigure(naturalForm(descriptor.kind), descriptor),
    [descriptor],
  );
  if (descriptor === undefined || format === undefined) return null;
  const isRate = hasRate(descriptor.kind);
  return (
    <>
      <TimeSeriesChart
        name={`${name}, ${spanWords(seconds)}`}
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
      <ul aria-label="Lines" className="flex flex-wrap gap-x-3">
        {values.map((value, at) => (
          <li key={value.path} className="inline-flex max-w-full items-center gap-1.5 text-t0">
            <LineSwatch slot={lines[at]?.slot ?? 0} />
            <StatLink
              path={value.path}
              title={value.path}
              className="truncate font-mono text-fg1 hover:text-accent hover:underline"
            >
              {lines[at]?.label}
            </StatLink>
            <LineFigure value={value} />
            {onTakeOut !== undefined && (
              <IconButton
                label={`Take ${lines[at]?.label ?? ''} out`}
                title={`Draws ${value.path} in a chart of its own`}
                className="-ml-1 size-5"
                onClick={() => onTakeOut(value.path)}
              >
                <X size={10} aria-hidden />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What a line is at now. Declares no interest: the chart does. */
function LineFigure({ value }: { readonly value: ResolvedValue }) {
  const latest = useLatest(value.path);
  const isStale = latest.kind === 'ok' && latest.stale;
  return (
    <span className={classNames('font-mono', isStale ? 'text-fg2' : 'text-fg0')}>
      <ReadoutText readout={pinReadout(latest, value.descriptor).readout} />
    </span>
  );
}
