'use client';

import { Copy } from 'lucide-react';
import { useCopy } from '../../ui/copy-exact.tsx';
import { IconButton } from '../../ui/icon-button.tsx';

export interface CopyButtonProps {
  /** "Copy the file's path". */
  readonly label: string;
  readonly text: string;
}

export function CopyButton({ label, text }: CopyButtonProps) {
  const copy = useCopy();
  return (
    <IconButton label={label} onClick={() => copy(text)} className="-my-1 size-6">
      <Copy size={12} aria-hidden />
    </IconButton>
  );
}
