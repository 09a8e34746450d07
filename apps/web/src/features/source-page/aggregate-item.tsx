'use client';

import type { Fold } from '@statsfs/core/aggregate';
import type { StatPath } from '@statsfs/core/model';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { memo } from 'react';
import { AggregateFigures } from './aggregate-figures.tsx';
import { AggregateParts } from './aggregate-parts.tsx';
import type { AggregateRow } from './aggregate-rows.ts';
import { counted } from './counted.ts';
import { type FoldState, MOST_VALUES } from './fold-budget.ts';
import { OwnFigureBadge } from './own-figure-badge.tsx';
import { FigureCell, NameCell } from './table-cell.tsx';
import { keyOfRow } from './use-aggregate-view.ts';
import type { InSightRows } from './use-in-sight.ts';
import { useOwnFigure } from './use-own-figure.ts';

export interface AggregateItemProps {
  readonly row: AggregateRow;
  /** The source that it is an aggregate of. */
  readonly source: StatPath;
  readonly fold: Fold;
  /** Undefined while the row is out of sight. */
  readonly state: FoldState | undefined;
  readonly isOpen: boolean;
  readonly rowIndex: number;
  readonly observe: InSightRows['observe'];
  readonly onToggle: (key: string) => void;
  readonly onAsk: (key: string) => void;
}

/** An aggregate, and on demand the values that make it. */
export const AggregateItem = memo(function AggregateItem(props: AggregateItemProps) {
  const { row, source, fold, state, isOpen, rowIndex, observe, onToggle, onAsk } = props;
  const { descriptor } = row;
  const own = useOwnFigure(state === 'live' ? row.printed : undefined);
  const key = keyOfRow(row);
  const Twisty = isOpen ? ChevronDown : ChevronRight;
  return (
    <>
      <tr ref={observe} data-key={key} aria-rowindex={rowIndex} className="hover:bg-bg2">
        <NameCell title={descriptor.description || undefined} className="pl-0">
          <button
            type="button"
            aria-expanded={isOpen}
            title={`${isOpen ? 'Hide' : 'Show'} the values that make it`}
            onClick={() => onToggle(key)}
            className="inline-flex max-w-full items-center gap-1 rounded-sm px-1 align-middle hover:text-accent"
          >
            <Twisty size={11} strokeWidth={2.5} aria-hidden className="shrink-0 text-fg2" />
            <span className="truncate">{descriptor.name}</span>
          </button>
          {descriptor.unit.noun !== '' && (
            <span className="ml-1 font-sans text-fg2 text-t0 max-sm:hidden">
              {descriptor.unit.noun}
            </span>
          )}
          <OwnFigureBadge check={own} descriptor={descriptor} />
        </NameCell>
        <Figures row={row} fold={fold} state={state} onAsk={() => onAsk(key)} />
      </tr>
      {isOpen && (
        <AggregateParts
          row={row}
          source={source}
          fold={fold}
          firstRowIndex={rowIndex + 1}
          isWatched={state === 'live'}
          own={own}
        />
      )}
    </>
  );
});

interface FiguresProps {
  readonly row: AggregateRow;
  readonly fold: Fold;
  readonly state: FoldState | undefined;
  readonly onAsk: () => void;
}

function Figures({ row, fold, state, onAsk }: FiguresProps) {
  const values = counted(row.paths.length, 'value');
  switch (state) {
    case 'live':
      return <AggregateFigures row={row} fold={fold} />;
    case undefined:
      return (
        <>
          <FigureCell readout={{ kind: 'waiting' }} />
          <FigureCell readout={{ kind: 'none' }} />
          <FigureCell readout={{ kind: 'none' }} />
        </>
      );
    case 'ask':
      return (
        <td colSpan={3} className="h-[25px] truncate border-grid border-b px-2 text-right">
          <button
            type="button"
            onClick={onAsk}
            title="So many are folded only when asked for: each of them travels to this browser with every sweep"
            className="rounded-sm px-1 text-accent text-t0 hover:underline"
          >
            Fold {values}
          </button>
        </td>
      );
    case 'too-many':
      return (
        <td
          colSpan={3}
          title={`A browser folds at most ${counted(MOST_VALUES, 'value')}. A source further down has fewer.`}
          className="h-[25px] truncate border-grid border-b px-2 text-right text-fg2 text-t0"
        >
          {values}, too many to fold here
        </td>
      );
  }
}
