import { hasRate, namesOf, type ResolvedValue, type StatPath } from '@statsfs/core/model';
import { memo } from 'react';
import { ALL_CELLS } from '../../../live/line-source.ts';
import { useLatest } from '../../../live/react/use-latest.ts';
import { useLineSource } from '../../../live/react/use-line-source.ts';
import { rateReadout } from '../../../live/readout.ts';
import type { CommonScale } from '../../../ui/charts/common-scale.ts';
import { Sparkline } from '../../../ui/charts/sparkline.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { StatLink } from '../../../ui/place.tsx';
import { wholeReadout } from '../cell-readout.ts';
import { FigureOr } from '../table-cell.tsx';
import type { InSightRows } from '../use-in-sight.ts';

/** Seconds that the charts show. */
export const COMPARE_SECONDS = 300;

export interface CompareCardProps {
  readonly value: ResolvedValue;
  /** The source below which all are. */
  readonly source: StatPath;
  /** Undefined: an axis of its own. */
  readonly scale: CommonScale | undefined;
  readonly observe: InSightRows['observe'];
}

/** One source: its name, what the figure is now, and its line. A new sample renders nothing else of the page. */
export const CompareCard = memo(function CompareCard(props: CompareCardProps) {
  const { value, source, scale, observe } = props;
  const { path, descriptor } = value;
  const latest = useLatest(path);
  const line = useLineSource(path);
  const name = namesOf(path).slice(namesOf(source).length, -1).join('/');
  const readout =
    hasRate(descriptor.kind) && latest.kind === 'ok'
      ? rateReadout(latest, descriptor)
      : wholeReadout(latest, descriptor);
  const isStale = latest.kind === 'ok' && latest.stale;
  return (
    <li ref={observe} data-key={path} className="min-w-0 border-grid border-b pb-1">
      <div className="flex items-baseline gap-2 text-t1">
        <StatLink
          path={path}
          title={path}
          className="min-w-0 flex-1 truncate font-mono text-fg0 hover:text-accent hover:underline"
        >
          {name}
        </StatLink>
        <span
          className={classNames(
            'whitespace-nowrap font-mono text-[11.5px]',
            isStale ? 'text-fg2' : 'text-fg0',
          )}
        >
          <FigureOr readout={readout} />
        </span>
      </div>
      <Sparkline
        source={line}
        line={ALL_CELLS}
        windowSeconds={COMPARE_SECONDS}
        scale={scale}
        className="mt-1 block h-11 w-full text-accent"
      />
    </li>
  );
});
