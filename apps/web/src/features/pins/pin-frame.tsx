import type { StatPath } from '@statsfs/core/model';
import { Layers, X } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { classNames } from '../../ui/class-names.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { StatLink } from '../../ui/place.tsx';
import { PinCorner } from './pin-corner.tsx';
import { PinGrip } from './pin-grip.tsx';
import { usePinPlace } from './pin-place.tsx';

export interface PinFrameProps {
  /** What is pinned: a path, a glob, or the paths that share a chart. */
  readonly title: string;
  /** The place that the title leads to; undefined where it is none. */
  readonly path?: StatPath | undefined;
  readonly onUnpin: () => void;
  /** Drawn fainter: there is nothing behind it now. */
  readonly isGone?: boolean;
  readonly ref?: Ref<HTMLDivElement>;
  readonly children: ReactNode;
}

const TITLE = 'min-w-0 flex-1 truncate font-mono text-fg1 text-t0';

/** A pin: its full path as a link, what can be done with it, and what is pinned. */
export function PinFrame(props: PinFrameProps) {
  const { title, path, onUnpin, isGone = false, ref, children } = props;
  const joinBefore = usePinPlace()?.joinBefore;
  return (
    <div
      ref={ref}
      className={classNames(
        'relative h-full rounded-md border border-line px-3 pt-1.5 pb-2',
        isGone ? 'border-dashed' : 'bg-bg1',
      )}
    >
      <div className="flex items-center gap-1">
        <PinGrip title={title} />
        {path === undefined ? (
          <span title={title} className={TITLE}>
            {title}
          </span>
        ) : (
          <StatLink
            path={path}
            title={title}
            className={classNames(TITLE, 'hover:text-accent hover:underline')}
          >
            {title}
          </StatLink>
        )}
        {joinBefore !== undefined && (
          <IconButton
            label="Draw with the pin before"
            aria-description={title}
            title="Draw in the chart of the pin before"
            className="size-6"
            onClick={joinBefore}
          >
            <Layers size={12} aria-hidden />
          </IconButton>
        )}
        <IconButton
          label="Unpin"
          aria-description={title}
          title={`Unpin ${title}`}
          className="-mr-1.5 size-6"
          onClick={onUnpin}
        >
          <X size={12} aria-hidden />
        </IconButton>
      </div>
      {children}
      <PinCorner title={title} />
    </div>
  );
}
