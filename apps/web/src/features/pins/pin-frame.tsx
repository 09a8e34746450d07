import type { StatPath } from '@statsfs/core/model';
import { X } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { classNames } from '../../ui/class-names.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { StatLink } from '../../ui/place.tsx';
import { PinGrip } from './pin-grip.tsx';

export interface PinFrameProps {
  readonly path: StatPath;
  readonly onUnpin: () => void;
  /** Drawn fainter: there is nothing behind it now. */
  readonly isGone?: boolean;
  /** What is pinned is no place but a pattern, which leads nowhere. */
  readonly isPattern?: boolean;
  readonly ref?: Ref<HTMLDivElement>;
  readonly children: ReactNode;
}

/** A pin: its full path as a link, a button that takes it away, and what is pinned. */
export function PinFrame(props: PinFrameProps) {
  const { path, onUnpin, isGone = false, isPattern = false, ref, children } = props;
  return (
    <div
      ref={ref}
      className={classNames(
        'h-full rounded-md border border-line px-3 pt-1.5 pb-2',
        isGone ? 'border-dashed' : 'bg-bg1',
      )}
    >
      <div className="flex items-center gap-2">
        <PinGrip path={path} />
        {isPattern ? (
          <span title={path} className="min-w-0 flex-1 truncate font-mono text-fg1 text-t0">
            {path}
          </span>
        ) : (
          <StatLink
            path={path}
            title={path}
            className="min-w-0 flex-1 truncate font-mono text-fg1 text-t0 hover:text-accent hover:underline"
          >
            {path}
          </StatLink>
        )}
        <IconButton
          label="Unpin"
          aria-description={path}
          title={`Unpin ${path}`}
          className="-mr-1.5 size-6"
          onClick={onUnpin}
        >
          <X size={12} aria-hidden />
        </IconButton>
      </div>
      {children}
    </div>
  );
}
