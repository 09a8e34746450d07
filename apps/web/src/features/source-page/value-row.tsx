'use client';

import type { ResolvedValue } from '@statsfs/core/model';
import { rawUnitOf } from '@statsfs/core/units';
import { memo } from 'react';
import { useLatest } from '../../live/react/use-latest.ts';
import { rateReadout } from '../../live/readout.ts';
import { StatLink } from '../../ui/place.tsx';
import { unitWords } from '../../ui/unit-words.ts';
import { wholeReadout } from './cell-readout.ts';
import { FigureCell, NameCell, WordCell } from './table-cell.tsx';
import type { InSightRows } from './use-in-sight.ts';

export interface ValueRowProps {
  readonly value: ResolvedValue;
  readonly rowIndex: number;
  readonly observe: InSightRows['observe'];
}

/** One value of the source. A new sample of it renders this row and no other. */
export const ValueRow = memo(function ValueRow({ value, rowIndex, observe }: ValueRowProps) {
  const { path, descriptor } = value;
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
      <WordCell className="max-sm:hidden">
        {descriptor.type === 'text' ? 'text' : descriptor.kind}
      </WordCell>
      <WordCell title={unitWords(descriptor.unit)} className="max-sm:hidden">
        {rawUnitOf(descriptor.unit)}
      </WordCell>
      <FigureCell readout={wholeReadout(latest, descriptor)} isStale={isStale} />
      <FigureCell
        readout={latest.kind === 'unreadable' ? { kind: 'none' } : rateReadout(latest, descriptor)}
        isStale={isStale}
      />
    </tr>
  );
});
