import type { ResolvedValue } from '@statsfs/core/model';
import { memo } from 'react';
import { ALL_CELLS } from '../../live/line-source.ts';
import { useLineSource } from '../../live/react/use-line-source.ts';
import { useSeries } from '../../live/react/use-series.ts';
import { Sparkline } from '../../ui/charts/sparkline.tsx';
import { classNames } from '../../ui/class-names.ts';
import { FigureText } from '../../ui/figure-text.tsx';
import { StatLink } from '../../ui/place.tsx';
import { changeWord, moverFigure } from './mover-words.ts';

const CELL = 'h-[26px] truncate border-grid border-b px-2 text-[11.5px]';
const SPARK_SECONDS = 60;

export interface MoverRowProps {
  readonly value: ResolvedValue;
  readonly now: number;
  readonly usual: number;
  readonly peak: number;
}

/** One value that does what is not usual for it. */
export const MoverRow = memo(function MoverRow({ value, now, usual, peak }: MoverRowProps) {
  const { path, descriptor } = value;
  const name = path.slice(path.lastIndexOf('/') + 1);
  useSeries([path], SPARK_SECONDS);
  const source = useLineSource(path);
  return (
    <tr className="hover:bg-bg2">
      <th scope="row" className={classNames(CELL, 'text-left font-mono font-normal')}>
        <StatLink
          path={path}
          aria-label={path}
          title={descriptor.description === '' ? path : `${path}: ${descriptor.description}`}
          className="flex text-fg0 hover:text-accent hover:underline focus-visible:-outline-offset-2"
        >
          <span className="truncate text-fg2">{path.slice(0, -name.length)}</span>
          <span className="max-w-full shrink-0 truncate">{name}</span>
        </StatLink>
      </th>
      <td className={classNames(CELL, 'max-sm:hidden')}>
        <Sparkline
          source={source}
          line={ALL_CELLS}
          windowSeconds={SPARK_SECONDS}
          className="h-4 w-16 text-fg2"
        />
      </td>
      <td className={classNames(CELL, 'text-right')}>
        <FigureText figure={moverFigure(now, descriptor)} />
      </td>
      <td className={classNames(CELL, 'text-right text-fg1 max-sm:hidden')}>
        <FigureText figure={moverFigure(usual, descriptor)} />
      </td>
      <td className={classNames(CELL, 'text-right max-sm:hidden')}>
        <FigureText figure={moverFigure(peak, descriptor)} />
      </td>
      <td className={classNames(CELL, 'text-right text-fg1')}>{changeWord(peak, usual)}</td>
    </tr>
  );
});
