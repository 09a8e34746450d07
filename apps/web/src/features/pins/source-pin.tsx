'use client';

import type { ResolvedValue, SchemaIndex, StatPath } from '@statsfs/core/model';
import { useMemo, useRef } from 'react';
import { useLatest } from '../../live/react/use-latest.ts';
import { useWatch } from '../../live/react/use-watch.ts';
import { classNames } from '../../ui/class-names.ts';
import { StatLink } from '../../ui/place.tsx';
import { ReadoutText } from '../../ui/readout-text.tsx';
import { PinFrame } from './pin-frame.tsx';
import { pinReadout } from './pin-lines.ts';
import { firstValues } from './source-lines.ts';
import { useNear } from './use-near.ts';

export interface SourcePinProps {
  readonly index: SchemaIndex;
  readonly source: number;
  readonly path: StatPath;
  readonly onUnpin: () => void;
}

/** A pinned source: its first values, live. */
export function SourcePin({ index, source, path, onUnpin }: SourcePinProps) {
  const card = useRef<HTMLDivElement>(null);
  const isNear = useNear(card);
  const { values, more } = useMemo(() => firstValues(index, source), [index, source]);
  useWatch(isNear ? values.map((value) => value.path) : []);
  return (
    <PinFrame ref={card} path={path} onUnpin={onUnpin}>
      <ul className="mt-0.5">
        {values.map((value) => (
          <SourceLine key={value.path} value={value} source={path} />
        ))}
      </ul>
      {more > 0 && (
        <StatLink path={path} className="text-fg2 text-t0 hover:text-accent hover:underline">
          {values.length === 0 ? `${more} values below` : `and ${more} more below`}
        </StatLink>
      )}
      {values.length === 0 && more === 0 && <p className="text-fg2 text-t1">No values now.</p>}
    </PinFrame>
  );
}

function SourceLine({
  value,
  source,
}: {
  readonly value: ResolvedValue;
  readonly source: StatPath;
}) {
  const { path, descriptor } = value;
  const latest = useLatest(path);
  const isStale = latest.kind === 'ok' && latest.stale;
  const { readout } = pinReadout(latest, descriptor);
  return (
    <li className="flex h-5.5 items-center gap-2 border-grid border-b text-t1">
      <StatLink
        path={path}
        className="min-w-0 flex-1 truncate font-mono text-fg1 text-t0 hover:text-accent hover:underline"
      >
        {path.slice(source.length + 1)}
      </StatLink>
      <span
        className={classNames(
          'max-w-[60%] truncate font-mono text-[11.5px]',
          isStale && 'text-fg2',
        )}
      >
        <ReadoutText readout={readout} />
      </span>
    </li>
  );
}
