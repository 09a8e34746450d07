'use client';

import { type ReactNode, useState } from 'react';
import { useSingleKey } from '../../ui/use-single-key.ts';
import { KeysSheet } from './keys-sheet.tsx';

export interface FooterProps {
  readonly singleKeys: boolean;
  readonly onSingleKeys: (on: boolean) => void;
  /** The status line. */
  readonly children: ReactNode;
}

export function Footer({ singleKeys, onSingleKeys, children }: FooterProps) {
  const [isOpen, setOpen] = useState(false);
  useSingleKey('?', () => setOpen(true));
  return (
    <div className="flex h-full items-center gap-4 overflow-hidden whitespace-nowrap px-3 text-fg2 text-t0 sm:px-4">
      {children}
      <button
        type="button"
        aria-keyshortcuts="?"
        onClick={() => setOpen(true)}
        className="ml-auto h-full shrink-0 px-1 -outline-offset-2 hover:text-fg0"
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
