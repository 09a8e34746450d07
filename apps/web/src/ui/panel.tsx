import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';

export interface PanelProps {
  /** Heading, and the name of the region. */
  readonly title: string;
  /** Quiet text beside the heading. */
  readonly note?: ReactNode;
  /** Controls at the right end of the heading's line. */
  readonly actions?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A framed region with a heading. Panels are never put into panels. */
export function Panel({ title, note, actions, className, children }: PanelProps) {
  const heading = useId();
  return (
    <section
      aria-labelledby={heading}
      className={classNames('min-w-0 rounded-md border border-line bg-bg1 p-3', className)}
    >
      <div className="mb-2 flex min-h-5 flex-wrap items-center gap-x-2 gap-y-1">
        <h2 id={heading} className="font-semibold text-t1">
          {title}
        </h2>
        {note !== undefined && <span className="text-fg2 text-t1">{note}</span>}
        {actions !== undefined && (
          <span className="ml-auto flex flex-wrap items-center gap-2">{actions}</span>
        )}
      </div>
      {children}
    </section>
  );
}
