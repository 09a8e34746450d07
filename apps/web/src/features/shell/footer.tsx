'use client';

import { type ReactNode, useState } from 'react';
import { useSingleKey } from '../../ui/use-single-key.ts';
import { KeysSheet } from './keys-sheet.tsx';

export interface FooterProps {
  readonly singleKeys: boolean;
  readonly onSingleKeys: (on: boolean) => void;
  /** At the right, before the keys. */
  readonly links: ReactNode;
  /** The status line: as much of it as there is room for. */
  readonly children: ReactNode;
}

export function Footer({ singleKeys, onSingleKeys, links, children }: FooterProps) {
  const [isOpen, setOpen] = useState(false);
  useSingleKey('?', () => setOpen(true));
  return (
    <div className="flex h-full items-center gap-4 overflow-hidden whitespace-nowrap px-3 text-fg2 text-t0 sm:px-4">
      <div className="flex h-full min-w-0 flex-1 items-center gap-4 overflow-hidden">
        {children}
      </div>
      {links}
      <button
        type="button"
        aria-keyshortcuts="?"
        onClick={() => setOpen(true)}
        className="h-full shrink-0 px-1 -outline-offset-2 hover:text-fg0"
      >
        ? keys
      </button>
      <KeysSheet
        open={isOpen}
        onOpenChange={setOpen}
        singleKeys={singleKeys}
        onSingleKeys={onSingleKeys}
      />
    </div>
  );
}
