'use client';

import { Copy } from 'lucide-react';
import { useCopy } from '../../ui/copy-exact.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import type { MendWords } from './mend-words.ts';

export interface MendLineProps {
  readonly words: MendWords;
  /** What it mends, for the name of the button. */
  readonly what: string;
}

/** What to do about it, ready to be copied. */
export function MendLine({ words: { lead, text }, what }: MendLineProps) {
  const copy = useCopy();
  return (
    <div className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1">
      <span className="text-fg2 text-t1">{lead}</span>
      <span className="flex min-w-0 max-w-full items-center gap-1 rounded-md border border-line bg-bg0 py-0.5 pr-0.5 pl-2">
        <code className="min-w-0 py-0.5 text-fg0">{text}</code>
        <IconButton label={`Copy what mends ${what}`} className="size-6" onClick={() => copy(text)}>
          <Copy size={12} aria-hidden />
        </IconButton>
      </span>
    </div>
  );
}
