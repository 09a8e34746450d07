'use client';

import { formatAxis, UNITS } from '@statsfs/core/units';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { BarAxis, type BarScale } from './bar-axis.ts';
import { type BarBox, barAt } from './bar-plot.ts';
import { BarPlot, type BucketMark } from './bucket-bars-plot.tsx';
import { useWidth } from './use-width.ts';

export interface BucketBarsProps {
  /** Accessible name of the figure. */
  readonly name: string;
  /** One per bucket, for pixels alone. */
  readonly values: ArrayLike<number>;
  /** Of each bucket its lower bound and, after the last, where that ends; or just a name for each. */
  readonly labels: readonly string[];
  readonly marks: readonly BucketMark[];
  /** All that is to be said of a bucket. */
  readonly textOf: (bucket: number) => string;
  /** Why there are no bars; stands where they would. */
  readonly message?: string | undefined;
}

const HEIGHT = 220;
const FOOT_PX = 20;
const TOP_PX = 8;
const RIGHT_PX = 16;
const CHARACTER_PX = 6.4;
const TICK_PX = 44;

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  Home: -Infinity,
  End: Infinity,
};

/** What was counted in each bucket of a histogram. Arrow keys go from bucket to bucket. */
export function BucketBars({ name, values, labels, marks, textOf, message }: BucketBarsProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const help = useId();
  const [axis] = useState(() => new BarAxis());
  const [scale, setScale] = useState<BarScale>('linear');
  const [pointed, setPointed] = useState<number>();
  const [spoken, setSpoken] = useState('');
  const count = values.length;
  const ticks = axis.ticks(highestOf(values), scale, Math.floor(HEIGHT / TICK_PX));
  const tickLabels = ticks.map((tick) => formatAxis(tick, UNITS.none, false));
  const left = 12 + CHARACTER_PX * Math.max(...tickLabels.map(({ length }) => length));
  const plot: BarBox = {
    left,
    top: TOP_PX,
    width: Math.max(0, width - left - RIGHT_PX),
    height: HEIGHT - TOP_PX - FOOT_PX,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const step = STEPS[event.key];
    if (step !== undefined && count > 0) {
      const from = pointed ?? (step < 0 ? count : -1);
      const to = Math.min(count - 1, Math.max(0, from + step));
      setPointed(to);
      setSpoken(textOf(to));
    } else if (event.key === 'Escape' && pointed !== undefined) {
      setPointed(undefined);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <figure
      aria-label={name}
      aria-describedby={help}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: bars are read by moving from one to the next with the arrow keys
      tabIndex={0}
      onKeyDown={onKeyDown}
      className="m-0 min-w-0 rounded-sm"
    >
      <div
        ref={box}
        className="relative"
        style={{ height: HEIGHT }}
        onPointerMove={({ clientX, currentTarget }) =>
          setPointed(barAt(clientX - currentTarget.getBoundingClientRect().left, count, plot))
        }
        onPointerLeave={() => setPointed(undefined)}
      >
        {plot.width > 0 && (
          <BarPlot
            box={plot}
            values={values}
            labels={labels}
            marks={marks}
            pointed={pointed}
            scale={scale}
            ticks={ticks}
            tickLabels={tickLabels}
          />
        )}
        {message !== undefined && (
          <p
            role="status"
            className="absolute inset-0 flex items-center justify-center px-12 pb-4 text-center text-fg1 text-t1"
          >
            <span className="max-w-[52ch] bg-bg1 px-2 py-1">{message}</span>
          </p>
        )}
      </div>
      <figcaption className="mt-1 flex min-h-5 flex-wrap items-center gap-x-4 gap-y-1 text-fg1 text-t0">
        {pointed === undefined || pointed >= count ? (
          <span className="text-fg2">Percentiles are the ends of the buckets that they lie in</span>
        ) : (
          <span className="font-mono text-fg0">{textOf(pointed)}</span>
        )}
        <button
          type="button"
          aria-pressed={scale === 'log'}
          title="Logarithmic scale of the counts"
          onClick={() => setScale(scale === 'log' ? 'linear' : 'log')}
          className="ml-auto rounded-sm px-1.5 py-0.5 text-fg2 hover:bg-bg2 hover:text-fg0 aria-pressed:text-fg0"
        >
          Log
        </button>
      </figcaption>
      <p id={help} className="sr-only">
        Arrow keys go from bucket to bucket. The table by bucket below has the same counts.
      </p>
      <p aria-live="polite" className="sr-only">
        {spoken}
      </p>
    </figure>
  );
}

function highestOf(values: ArrayLike<number>): number {
  let highest = 0;
  for (let i = 0; i < values.length; i++) highest = Math.max(highest, values[i] ?? 0);
  return highest;
}
