import type { Descriptor } from '@statsfs/core/model';
import { formatClock } from '@statsfs/core/units';
import type { ReactNode } from 'react';
import type { Latest } from '../../live/latest.ts';
import { classNames } from '../../ui/class-names.ts';
import { ReadoutText } from '../../ui/readout-text.tsx';
import { type Headline, headlines } from './headline.ts';

export interface HeadlinesProps {
  readonly latest: Latest;
  readonly descriptor: Descriptor;
  readonly more: ReactNode;
}

/** The figures of a value that is no histogram. */
export const Headlines = ({ latest, descriptor, more }: HeadlinesProps) => (
  <HeadlineRow headlines={headlines(latest, descriptor)} latest={latest} more={more} />
);

export interface HeadlineRowProps {
  readonly headlines: readonly Headline[];
  readonly latest: Latest;
  readonly more: ReactNode;
}

/** The figures of the page, largest first. Old ones are dimmer and say how old they are. */
export function HeadlineRow({ headlines: all, latest, more }: HeadlineRowProps) {
  const isStale = latest.kind === 'ok' && latest.stale;
  return (
    <div
      className={classNames('flex flex-wrap items-baseline gap-x-6 gap-y-2', isStale && 'text-fg2')}
    >
      {all.map(({ label, readout }, i) => (
        <div key={label}>
          <div className="text-fg2 text-t0">{label}</div>
          <div
            className={classNames(
              'font-mono font-semibold',
              i === 0 ? 'min-w-[6ch] text-t5 tracking-[-0.03em] [&_span]:text-t2' : 'text-t3',
            )}
          >
            <ReadoutText readout={readout} primary={i === 0} />
          </div>
        </div>
      ))}
      {more}
      {isStale && <p className="text-t1 text-warn">as of {clockOf(latest.atUs)}</p>}
    </div>
  );
}

const clockOf = (atUs: number): string =>
  formatClock(atUs / 1000, new Date(atUs / 1000).getTimezoneOffset());
