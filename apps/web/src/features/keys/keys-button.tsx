'use client';

import { useState } from 'react';
import { useKeyName } from '../../ui/keys/keys-context.ts';
import { useSingleKey } from '../../ui/keys/use-single-key.ts';
import { KeysSheet, type KeysSheetProps } from './keys-sheet.tsx';

/** Opens the sheet of keys; so does a key of its own. */
export function KeysButton(props: Omit<KeysSheetProps, 'open' | 'onOpenChange'>) {
  const [isOpen, setOpen] = useState(false);
  const key = useKeyName('keys');
  useSingleKey('keys', () => setOpen(true));
  return (
    <>
      <button
        type="button"
        aria-keyshortcuts={key}
        onClick={() => setOpen(true)}
        className="h-full shrink-0 px-1 -outline-offset-2 hover:text-fg0"
      >
        {key} keys
      </button>
      <KeysSheet {...props} open={isOpen} onOpenChange={setOpen} />
    </>
  );
}
