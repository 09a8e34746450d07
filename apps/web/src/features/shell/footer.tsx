'use client';

import type { ReactNode } from 'react';

export interface FooterProps {
  /** At the right. */
  readonly links: ReactNode;
  /** The status line: as much of it as there is room for. */
  readonly children: ReactNode;
}

export function Footer({ links, children }: FooterProps) {
  return (
    <div className="flex h-full items-center gap-4 overflow-hidden whitespace-nowrap px-3 text-fg2 text-t0 sm:px-4">
      <div className="flex h-full min-w-0 flex-1 items-center gap-4 overflow-hidden">
        {children}
      </div>
      {links}
    </div>
  );
}
