'use client';

import type { SchemaIndex, StatPath } from '@statsfs/core/model';
import { useMemo, useRef } from 'react';
import { useSeries } from '../../live/react/use-series.ts';
import { shortLabels } from './glob-pin.ts';
import { OverlayChart } from './overlay-chart.tsx';
import { PinFrame } from './pin-frame.tsx';
import { shareChart, valueAt } from './share-chart.ts';
import { SourceLine } from './source-line.tsx';
import { useNear } from './use-near.ts';

export interface OverlayCardProps {
  readonly index: SchemaIndex;
  /** Two at least. */
  readonly paths: readonly string[];
  readonly seconds: number;
  readonly rows: number;
  readonly onUnpin: () => void;
  readonly onTakeOut: (path: string) => void;
}

/** Values that were put into one chart. Those that are gone keep their place in it and are named. */
export function OverlayCard(props: OverlayCardProps) {
  const { index, paths, seconds, rows, onUnpin, onTakeOut } = props;
  const card = useRef<HTMLDivElement>(null);
  const isNear = useNear(card);
  const values = useMemo(() => paths.flatMap((path) => valueAt(index, path) ?? []), [index, paths]);
  const gone = paths.filter((path) => values.every((value) => value.path !== path));
  const known = values.map(({ path }): StatPath => path);
  useSeries(isNear ? known : [], seconds);
  const title = shortLabels(paths).join(' + ');
  const inOneChart = values.length > 0 && shareChart(values);
  return (
    <PinFrame ref={card} title={title} onUnpin={onUnpin} isGone={values.length === 0}>
      {inOneChart ? (
        <OverlayChart
          name={title}
          values={values}
          colours={paths}
          seconds={seconds}
          rows={rows}
          onTakeOut={onTakeOut}
        />
      ) : (
        // Another kernel may give one of them another unit.
        <ul className="mt-0.5">
          {values.map((value) => (
            <SourceLine key={value.path} value={value} label={value.path} />
          ))}
        </ul>
      )}
      {gone.map((path) => (
        <p key={path} title={path} className="truncate text-fg2 text-t0">
          Gone: <span className="font-mono">{path}</span>
        </p>
      ))}
    </PinFrame>
  );
}
