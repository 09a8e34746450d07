'use client';

import type { SchemaIndex, StatPath } from '@statsfs/core/model';
import { useMemo, useRef } from 'react';
import { useSeries } from '../../live/react/use-series.ts';
import { globMatches } from './glob-pin.ts';
import { OverlayChart } from './overlay-chart.tsx';
import { PinFrame } from './pin-frame.tsx';
import { SourceLine } from './source-line.tsx';
import { useNear } from './use-near.ts';

export interface GlobCardProps {
  readonly index: SchemaIndex;
  readonly glob: StatPath;
  readonly seconds: number;
  readonly rows: number;
  readonly onUnpin: () => void;
}

/** Whatever fits a glob: in one chart where units agree, a line of figures each where they do not. */
export function GlobCard({ index, glob, seconds, rows, onUnpin }: GlobCardProps) {
  const card = useRef<HTMLDivElement>(null);
  const isNear = useNear(card);
  const { values, more, overlays } = useMemo(() => globMatches(index, glob), [index, glob]);
  const paths = useMemo(() => values.map(({ path }) => path), [values]);
  useSeries(isNear ? paths : [], seconds);
  const isGone = values.length === 0;
  return (
    <PinFrame ref={card} title={glob} onUnpin={onUnpin} isGone={isGone}>
      {isGone && (
        <p className="text-fg2 text-t1">Nothing fits it now. What comes later is shown.</p>
      )}
      {!isGone && overlays && (
        <OverlayChart name={glob} values={values} colours={paths} seconds={seconds} rows={rows} />
      )}
      {!isGone && !overlays && (
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
