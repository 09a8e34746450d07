'use client';

import type { Fold } from '@statsfs/core/aggregate';
import { useMemo } from 'react';
import { useWatch } from '../../live/react/use-watch.ts';
import type { AggregateRow } from './aggregate-rows.ts';
import {
  coverageText,
  coverageTitle,
  foldLatest,
  foldRateReadout,
  foldReadout,
} from './fold-latest.ts';
import { FigureCell, WordCell } from './table-cell.tsx';
import { useLatests } from './use-latests.ts';

export interface AggregateFiguresProps {
  readonly row: AggregateRow;
  readonly fold: Fold;
}

/** The figures of an aggregate that is folded now: watches all its values. */
export function AggregateFigures({ row, fold }: AggregateFiguresProps) {
  const { descriptor, paths, cells } = row;
  useWatch(paths);
  const latests = useLatests(paths);
  const folded = useMemo(() => foldLatest(latests, descriptor, fold), [latests, descriptor, fold]);
  const readout = foldReadout(folded, latests, descriptor, fold);
  const coverage = (
    <WordCell title={coverageTitle(folded, cells)} className="text-right font-mono text-fg2">
      {coverageText(folded)}
    </WordCell>
  );
  if (readout.kind === 'refused') {
    return (
      <>
        <td
          colSpan={2}
          title={readout.why}
          className="h-[25px] truncate border-grid border-b px-2 text-right text-fg2 text-t0"
        >
          {readout.why}
        </td>
        {coverage}
      </>
    );
  }
  return (
    <>
      <FigureCell readout={readout} isStale={folded.isStale} />
      <FigureCell readout={foldRateReadout(folded, descriptor, fold)} isStale={folded.isStale} />
      {coverage}
    </>
  );
}
