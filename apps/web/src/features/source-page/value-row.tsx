'use client';

import type { ResolvedValue, StatPath } from '@statsfs/core/model';
import { rawUnitOf } from '@statsfs/core/units';
import { memo } from 'react';
import { ALL_CELLS } from '../../live/line-source.ts';
import { useLiveStore } from '../../live/react/live-provider.tsx';
import { useLatest } from '../../live/react/use-latest.ts';
import { useLineSource } from '../../live/react/use-line-source.ts';
import { rateReadout } from '../../live/readout.ts';
import { Sparkline } from '../../ui/charts/sparkline.tsx';
import { StatLink } from '../../ui/place.tsx';
import { unitWords } from '../../ui/unit-words.ts';
import { wholeReadout } from './cell-readout.ts';
import { shareWords } from './fellows.ts';
import { GrownCell } from './grown-cell.tsx';
import { RangeCells } from './range-cells.tsx';
import { FigureCell, NameCell, WordCell } from './table-cell.tsx';
import type { InSightRows } from './use-in-sight.ts';
import { COLUMN, RANGE_SECONDS } from './value-columns.ts';

export interface ValueRowProps {
  readonly value: ResolvedValue;
  /** All values of the source that its share is a share of, itself among them. */
  readonly fellows: readonly StatPath[] | undefined;
  /** Whether there is a column for the growth since a baseline. */
  readonly hasSince: boolean;
  readonly rowIndex: number;
  readonly observe: InSightRows['observe'];
}

/** One value of the source. A new sample of it renders this row and no other. */
export const ValueRow = memo(function ValueRow(props: ValueRowProps) {
  const { value, fellows, hasSince, rowIndex, observe } = props;
  const { path, descriptor } = value;
  const store = useLiveStore();
  const line = useLineSource(path);
  const latest = useLatest(path);
  const isStale = latest.kind === 'ok' && latest.stale;
  const keys = descriptor.keys.map(({ name }) => name).join(' and ');
  return (
    <tr ref={observe} data-key={path} aria-rowindex={rowIndex} className="hover:bg-bg2">
      <NameCell title={descriptor.description || undefined}>
        <StatLink path={path} className="text-fg0 hover:text-accent hover:underline">
          {descriptor.name}
        </StatLink>
        {keys !== '' && <span className="ml-2 font-sans text-fg2 text-t0">by {keys}</span>}
      </NameCell>
      <WordCell className={COLUMN.kind}>
        {descriptor.type === 'text' ? 'text' : descriptor.kind}
      </WordCell>
      <WordCell title={unitWords(descriptor.unit)} className={COLUMN.kind}>
        {rawUnitOf(descriptor.unit)}
      </WordCell>
      <FigureCell
        readout={wholeReadout(latest, descriptor)}
        isStale={isStale}
        {...(hasSince && { className: COLUMN.valueBeside })}
      />
      {hasSince && <GrownCell path={path} descriptor={descriptor} />}
      <FigureCell
        readout={latest.kind === 'unreadable' ? { kind: 'none' } : rateReadout(latest, descriptor)}
        isStale={isStale}
      />
      <WordCell className={`text-right font-mono ${COLUMN.share}`}>
        {fellows &&
          shareWords(
            latest,
            fellows.map((fellow) => store.latest(fellow)),
          )}
      </WordCell>
      <RangeCells source={line} descriptor={descriptor} />
      <WordCell className={COLUMN.line}>
        <Sparkline
          source={line}
          line={ALL_CELLS}
          windowSeconds={RANGE_SECONDS}
          className="block h-4 w-full text-fg2"
        />
      </WordCell>
    </tr>
  );
});
