'use client';

import type { SchemaIndex, StatPath } from '@statsfs/core/model';
import { useMemo, useRef } from 'react';
import { useWatch } from '../../live/react/use-watch.ts';
import { StatLink } from '../../ui/place.tsx';
import { PinFrame } from './pin-frame.tsx';
import { SourceLine } from './source-line.tsx';
import { firstValues, linesIn } from './source-lines.ts';
import { useNear } from './use-near.ts';

export interface SourcePinProps {
  readonly index: SchemaIndex;
  readonly source: number;
  readonly path: StatPath;
  readonly rows: number;
  readonly onUnpin: () => void;
}

/** A pinned source: its first values, live. */
export function SourcePin({ index, source, path, rows, onUnpin }: SourcePinProps) {
  const card = useRef<HTMLDivElement>(null);
  const isNear = useNear(card);
  const { values, more } = useMemo(
    () => firstValues(index, source, linesIn(rows)),
    [index, source, rows],
  );
  useWatch(isNear ? values.map((value) => value.path) : []);
  return (
    <PinFrame ref={card} title={path} path={path} onUnpin={onUnpin}>
      <ul className="mt-0.5">
        {values.map((value) => (
          <SourceLine key={value.path} value={value} label={value.path.slice(path.length + 1)} />
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
