'use client';

import {
  cellUnitOf,
  hasRate,
  type ResolvedValue,
  type SchemaIndex,
  type StatPath,
} from '@statsfs/core/model';
import { useMemo, useRef } from 'react';
import { chartFigure } from '../../live/chart-figure.ts';
import { naturalForm } from '../../live/line-source.ts';
import { useManySource } from '../../live/react/use-many-source.ts';
import { useSeries } from '../../live/react/use-series.ts';
import { LineSwatch } from '../../ui/charts/line-swatch.tsx';
import { TimeSeriesChart } from '../../ui/charts/time-series-chart.tsx';
import { StatLink } from '../../ui/place.tsx';
import { globMatches, shortLabels } from './glob-pin.ts';
import { PIN_SECONDS } from './pin-chart.tsx';
import { PinFrame } from './pin-frame.tsx';
import { SourceLine } from './source-line.tsx';
import { useNear } from './use-near.ts';

export interface GlobCardProps {
  readonly index: SchemaIndex;
  readonly glob: StatPath;
  readonly onUnpin: () => void;
}

/** Whatever fits a glob: in one chart where units agree, a line of figures each where they do not. */
export function GlobCard({ index, glob, onUnpin }: GlobCardProps) {
  const card = useRef<HTMLDivElement>(null);
  const isNear = useNear(card);
  const { values, more, overlays } = useMemo(() => globMatches(index, glob), [index, glob]);
  const paths = values.map(({ path }) => path);
  useSeries(isNear ? paths : [], PIN_SECONDS);
  const [first] = values;
  return (
    <PinFrame ref={card} path={glob} onUnpin={onUnpin} isPattern isGone={first === undefined}>
      {first === undefined && (
        <p className="text-fg2 text-t1">Nothing fits it now. What comes later is shown.</p>
      )}
      {first !== undefined && overlays && <Overlaid glob={glob} values={values} first={first} />}
      {first !== undefined && !overlays && (
        <ul className="mt-0.5">
          {values.map((value) => (
            <SourceLine key={value.path} value={value} label={value.path} />
          ))}
        </ul>
      )}
      {more > 0 && <p className="text-fg2 text-t0">and {more} more</p>}
    </PinFrame>
  );
}

interface OverlaidProps {
  readonly glob: string;
  readonly values: readonly ResolvedValue[];
  readonly first: ResolvedValue;
}

function Overlaid({ glob, values, first: { descriptor } }: OverlaidProps) {
  const isRate = hasRate(descriptor.kind);
  const paths = values.map(({ path }) => path);
  const source = useManySource(paths);
  const joined = paths.join('\n');
  const lines = useMemo(() => {
    const ids = joined.split('\n');
    const labels = shortLabels(ids);
    return ids.map((id, slot) => ({ id, label: labels[slot] ?? id, slot }));
  }, [joined]);
  const format = useMemo(() => chartFigure(naturalForm(descriptor.kind), descriptor), [descriptor]);
  return (
    <>
      <TimeSeriesChart
        name={`${glob}, last 5 minutes`}
        source={source}
        lines={lines}
        windowSeconds={PIN_SECONDS}
        unit={cellUnitOf(descriptor)}
        perSecond={isRate}
        floor={isRate ? 'zero' : 'data'}
        format={format}
        size="compact"
      />
      <ul aria-label="Lines" className="flex flex-wrap gap-x-3">
        {lines.map(({ id, label, slot }) => (
          <li key={id} className="inline-flex max-w-full items-center gap-1.5 text-t0">
            <LineSwatch slot={slot} />
            <StatLink
              // A line's id is the path of its value.
              path={id as StatPath}
              title={id}
              className="truncate font-mono text-fg1 hover:text-accent hover:underline"
            >
              {label}
            </StatLink>
          </li>
        ))}
      </ul>
    </>
  );
}
