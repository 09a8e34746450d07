import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface EmptyStateProps {
  /** What would be here. */
  readonly title: string;
  /** Set where the page has no other heading. */
  readonly heading?: 'h1' | 'h2';
  /** How to get it. */
  readonly children?: ReactNode;
}

/** An empty place says what would be in it and how to get it there. */
export function EmptyState({ title, heading: Heading, children }: EmptyStateProps) {
  return (
    <div
      className={classNames(
        'flex max-w-[60ch] flex-col gap-2 text-fg1 text-t2',
        // With a heading of its own it stands in a page, which has its margins.
        Heading === undefined && 'px-3 py-4',
      )}
    >
      {Heading === undefined ? (
        <p className="font-semibold text-fg0">{title}</p>
      ) : (
        <Heading className="font-semibold text-fg0 text-t3">{title}</Heading>
      )}
      {children}
    </div>
  );
}
