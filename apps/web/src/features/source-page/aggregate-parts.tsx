'use client';

import type { Fold } from '@statsfs/core/aggregate';
import { namesOf, type StatPath } from '@statsfs/core/model';
import type { Latest } from '../../live/latest.ts';
import { StatLink } from '../../ui/place.tsx';
import { type AggregateRow, foldOfOwn } from './aggregate-rows.ts';
import { counted } from './counted.ts';
import { foldLatest, foldRateReadout, foldReadout } from './fold-latest.ts';
import type { OwnCheck } from './own-figure-check.ts';
import { OwnFigureRow } from './own-figure-row.tsx';
import { FigureCell, NameCell, WordCell } from './table-cell.tsx';
import { useLatests } from './use-latests.ts';
import { useRankedParts } from './use-ranked-parts.ts';

export interface AggregatePartsProps {
  readonly row: AggregateRow;
  readonly source: StatPath;
  readonly fold: Fold;
  readonly firstRowIndex: number;
  /** Whether the aggregate itself watches the values. */
  readonly isWatched: boolean;
  /** Whether the figure of the source itself is what they come to. */
  readonly own: OwnCheck;
}

/** The values that make an aggregate, those that weigh most first; under a sum their figures add up to it exactly. */
export function AggregateParts(props: AggregatePartsProps) {
  const { row, source, fold, firstRowIndex, isWatched, own } = props;
  const { descriptor, paths, ownPath } = row;
  const latests = useLatests(paths);
  const order = useRankedParts(latests, descriptor, fold);
  const whole = fold === 'sum' ? foldLatest(latests, descriptor, fold).result : undefined;
  const total = whole?.kind === 'figure' ? whole.exact : undefined;
  const isRest = paths.length > order.length;
  const restIndex = firstRowIndex + order.length;
  const lines = order.map((at, i) => (
    <PartRow
      key={paths[at]}
      rowIndex={firstRowIndex + i}
      name={
        <StatLink path={paths[at] ?? source} className="hover:text-accent hover:underline">
          {placeBelow(paths[at] ?? source, source)}
        </StatLink>
      }
      latests={latests.slice(at, at + 1)}
      total={total}
      {...{ row, fold }}
    />
  ));
  return (
    <>
      {lines}
      {isRest && (
        <PartRow
          rowIndex={restIndex}
          name={<span className="font-sans">{counted(paths.length - order.length, 'other')}</span>}
          latests={latests.filter((_, at) => !order.includes(at))}
          total={total}
          {...{ row, fold }}
        />
      )}
      {ownPath !== undefined && fold === foldOfOwn(row) && (
        <OwnFigureRow
          path={ownPath}
          total={total}
          rowIndex={restIndex + (isRest ? 1 : 0)}
          isWatched={isWatched}
          check={row.printed === undefined ? undefined : own}
        />
      )}
    </>
  );
}

interface PartRowProps {
  readonly row: AggregateRow;
  readonly fold: Fold;
  readonly name: React.ReactNode;
  readonly latests: readonly Latest[];
  readonly total: string | undefined;
  readonly rowIndex: number;
}

function PartRow({ row: { descriptor }, fold, name, latests, total, rowIndex }: PartRowProps) {
  const folded = foldLatest(latests, descriptor, fold);
  const { result } = folded;
  const share = result.kind === 'figure' ? shareOf(result.exact, total) : undefined;
  return (
    <tr aria-rowindex={rowIndex} className="hover:bg-bg2">
      <NameCell className="pl-7 text-fg1">{name}</NameCell>
      <FigureCell
        readout={foldReadout(folded, latests, descriptor, fold)}
        isStale={folded.isStale}
      />
      <FigureCell readout={foldRateReadout(folded, descriptor, fold)} isStale={folded.isStale} />
      <WordCell className="text-right">{share !== undefined && <Share share={share} />}</WordCell>
    </tr>
  );
}

function Share({ share }: { readonly share: number }) {
  const percent = `${(100 * share).toFixed(1)} %`;
  return (
    <span className="flex items-center gap-2" title={`${percent} of the sum`}>
      <span aria-hidden className="h-1.5 flex-1 overflow-hidden rounded-full bg-bg2 max-sm:hidden">
        <span className="block h-full bg-accent" style={{ width: `${100 * share}%` }} />
      </span>
      <span className="w-[7ch] text-right font-mono max-sm:w-full">{percent}</span>
    </span>
  );
}

/** Part of the sum, 0 to 1; none where parts may be negative or the sum is nothing. */
function shareOf(exact: string, total: string | undefined): number | undefined {
  const share = Number(exact) / Number(total);
  return share >= 0 && share <= 1 ? share : undefined;
}

/** Where a value sits below the source; its own name is that of the aggregate. */
const placeBelow = (path: StatPath, source: StatPath): string =>
  namesOf(path).slice(namesOf(source).length, -1).join('/');
