'use client';

import type { ReactNode } from 'react';

export interface FooterProps {
  /** At the right. */
  readonly links: ReactNode;
  /** The status line: as much of it as there is room for. In a narrow window it has a row of its own. */
  readonly children: ReactNode;
}

export function Footer({ links, children }: FooterProps) {
  return (
    <div className="flex h-full items-center gap-4 overflow-hidden whitespace-nowrap px-3 text-fg2 text-t0 max-sm:flex-col max-sm:items-stretch max-sm:gap-0 sm:px-4">
      <div className="flex min-h-0 min-w-0 flex-1 items-center gap-4 overflow-hidden">
        {children}
      </div>
      <div className="flex min-h-0 shrink-0 items-center gap-4 max-sm:h-6 max-sm:justify-between">
        {links}
      </div>
    </div>
  );
}
