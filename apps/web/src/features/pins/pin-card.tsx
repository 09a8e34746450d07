'use client';

import type { ResolvedValue, SchemaIndex } from '@statsfs/core/model';
import { useRef } from 'react';
import { useLatest } from '../../live/react/use-latest.ts';
import { useSeries } from '../../live/react/use-series.ts';
import { classNames } from '../../ui/class-names.ts';
import { ReadoutText } from '../../ui/readout-text.tsx';
import { PinChart } from './pin-chart.tsx';
import { PinFrame } from './pin-frame.tsx';
import { pinReadout } from './pin-lines.ts';
import { useNear } from './use-near.ts';

export interface PinCardProps {
  readonly index: SchemaIndex;
  readonly value: ResolvedValue;
  /** Span of the chart. */
  readonly seconds: number;
  readonly rows: number;
  readonly onUnpin: () => void;
}

/** One pinned value: where it sits, its figure now, its last minutes. Costs nothing while it is far off screen. */
export function PinCard({ index, value, seconds, rows, onUnpin }: PinCardProps) {
  const { path, descriptor } = value;
  const card = useRef<HTMLDivElement>(null);
  const isNear = useNear(card);
  const isText = descriptor.type === 'text';
  useSeries(isNear ? [path] : [], isText ? 0 : seconds);
  const latest = useLatest(path);
  const isStale = latest.kind === 'ok' && latest.stale;
  const { readout, word } = pinReadout(latest, descriptor);
  return (
    <PinFrame ref={card} title={path} path={path} onUnpin={onUnpin}>
      <div
        className={classNames(
          'truncate font-mono font-semibold text-t3',
          isStale ? 'text-fg2' : 'text-fg0',
        )}
      >
        <ReadoutText readout={readout} />
        {word !== '' && (
          <span className="ml-1.5 font-normal font-sans text-fg2 text-t0">{word}</span>
        )}
      </div>
      {!isText && (
        <PinChart
          key={`${index.schema.epoch} ${value.index}`}
          index={index}
          value={value}
          seconds={seconds}
          rows={rows}
        />
      )}
    </PinFrame>
  );
}
