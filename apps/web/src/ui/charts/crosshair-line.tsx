import { formatClock } from '@statsfs/core/units';
import { useSyncExternalStore } from 'react';
import type { Crosshair } from './crosshair.ts';
import type { PlotGeometry } from './plot-geometry.ts';

const NOWHERE = { atUs: undefined, isLocked: false };

export interface CrosshairLineProps {
  readonly crosshair: Crosshair;
  readonly geometry: () => PlotGeometry | undefined;
}

/** The moment that is pointed at, in this chart as in all others. */
export function CrosshairLine({ crosshair, geometry }: CrosshairLineProps) {
  const { atUs, isLocked } = useSyncExternalStore(
    crosshair.subscribe,
    crosshair.state,
    () => NOWHERE,
  );
  const plot = geometry();
  if (atUs === undefined || plot === undefined) return null;
  const { frame, left, top, width, height } = plot;
  if (atUs < frame.fromUs || atUs > frame.toUs) return null;
  const x = plot.xOf(atUs / 1000);
  const isRight = x > left + width - 72;
  const offset = new Date(atUs / 1000).getTimezoneOffset();
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute w-px bg-fg2"
      style={{ left: x, top, height }}
    >
      <span
        className={`absolute top-0 whitespace-nowrap bg-bg1 px-1 font-mono text-fg0 text-t0 ${isRight ? 'right-1' : 'left-1'}`}
      >
        {formatClock(atUs / 1000, offset)}
        {isLocked && ' locked'}
      </span>
    </div>
  );
}
