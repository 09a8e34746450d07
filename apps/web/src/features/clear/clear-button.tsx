'use client';

import type { StatPath } from '@statsfs/core/model';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useConnection } from '../../live/react/use-connection.ts';
import { useSchema } from '../../live/react/use-schema.ts';
import { Button } from '../../ui/button.tsx';
import { ClearDialog, type Instead } from './clear-dialog.tsx';
import { hasClearable, isAllowed } from './clearable.ts';

export interface ClearButtonProps {
  readonly path: StatPath;
  readonly label?: string;
  /** What would do for most who ask: it writes nothing. */
  readonly instead: Instead;
}

/** Opens the question; is not there at all where nothing can be cleared, or not by this viewer. */
export function ClearButton({ path, label = 'Clear in kernel', instead }: ClearButtonProps) {
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    // Cancel takes the focus as it comes, which is before the dialog looks where the focus was.
    if (wasOpen.current && !isOpen) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const index = useSchema();
  const connection = useConnection();
  const mayClear = connection.kind === 'online' && isAllowed(connection.host, path);
  const isOffered = useMemo(
    () => mayClear && index !== undefined && hasClearable(index, path),
    [index, mayClear, path],
  );
  // An open dialog stays when the agent goes away: it says what became of the files.
  if (!isOffered && !isOpen) return null;
  return (
    <>
      <Button
        ref={button}
        onClick={() => setIsOpen(true)}
        aria-haspopup="dialog"
        title="Restart the counters in the kernel, for everybody"
      >
        {label}
      </Button>
      {isOpen && <ClearDialog path={path} instead={instead} onClose={() => setIsOpen(false)} />}
    </>
  );
}
