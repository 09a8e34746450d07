'use client';

import { type Descriptor, hasRate, type ResolvedValue, type StatPath } from '@statsfs/core/model';
import { rawUnitOf } from '@statsfs/core/units';
import { memo } from 'react';
import { chartFigure } from '../../live/chart-figure.ts';
import { ALL_CELLS, type LineSource, naturalForm } from '../../live/line-source.ts';
import { useLiveStore } from '../../live/react/live-provider.tsx';
import { useLatest } from '../../live/react/use-latest.ts';
import { useLineSource } from '../../live/react/use-line-source.ts';
import { rateReadout } from '../../live/readout.ts';
import { extentOf } from '../../ui/charts/extent.ts';
import { Sparkline } from '../../ui/charts/sparkline.tsx';
import { StatLink } from '../../ui/place.tsx';
import { unitWords } from '../../ui/unit-words.ts';
import { wholeReadout, withoutNoun } from './cell-readout.ts';
import { shareWords } from './fellows.ts';
import { FigureCell, NameCell, WordCell } from './table-cell.tsx';
import type { InSightRows } from './use-in-sight.ts';

export interface ValueRowProps {
  readonly value: ResolvedValue;
  /** All values of the source that its share is a share of, itself among them. */
  readonly fellows: readonly StatPath[] | undefined;
  readonly rowIndex: number;
  readonly observe: InSightRows['observe'];
}

/** Over which a row tells the lowest and the highest. */
export const RANGE_SECONDS = 300;

/** Columns that give way where there is no room for them. */
export const COLUMN = {
  kind: '@max-[1020px]:hidden',
  line: '@max-[760px]:hidden',
  range: '@max-[600px]:hidden',
  share: '@max-[420px]:hidden',
} as const;

/** One value of the source. A new sample of it renders this row and no other. */
export const ValueRow = memo(function ValueRow(props: ValueRowProps) {
  const { value, fellows, rowIndex, observe } = props;
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
      <FigureCell readout={wholeReadout(latest, descriptor)} isStale={isStale} />
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

const NOTHING = { kind: 'none' } as const;

interface RangeCellsProps {
  readonly source: LineSource;
  readonly descriptor: Descriptor;
}

/** Lowest and highest of the line. Rounded, as points of a line are: the exact figure of now stands beside them. */
function RangeCells({ source, descriptor }: RangeCellsProps) {
  const fromUs = source.endUs() - RANGE_SECONDS * 1e6;
  const extent = extentOf([source.points(ALL_CELLS, fromUs)], fromUs);
  const format = chartFigure(naturalForm(descriptor.kind), descriptor);
  return [extent?.[0], extent?.[1]].map((figure, end) => {
    const readout =
      figure === undefined ? NOTHING : { kind: 'figure' as const, figure: format(figure) };
    // The unit of a rate holds its scale.
    const said = hasRate(descriptor.kind) ? readout : withoutNoun(readout, descriptor.unit);
    return (
      <WordCell
        // biome-ignore lint/suspicious/noArrayIndexKey: the lower and the upper end, always both
        key={end}
        className={`text-right font-mono ${COLUMN.range}`}
      >
        {'figure' in said && `${said.figure.text} ${said.figure.unit}`.trimEnd()}
      </WordCell>
    );
  });
}
