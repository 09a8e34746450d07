'use client';

import { type ReactNode, type RefObject, useState } from 'react';
import { onDemand, usePreload } from './on-demand.tsx';

export interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** Heading and accessible name. */
  readonly title: string;
  /** One sentence under the heading, read out with the name. */
  readonly description?: ReactNode;
  /** What gets the focus first; else whatever comes first. */
  readonly initialFocus?: RefObject<HTMLElement | null>;
  /** Buttons at the bottom right. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

const DialogBox = onDemand(async () => (await import('./dialog-box.tsx')).DialogBox);
const PARTS = [DialogBox];

/** A modal question or sheet: holds the focus, gives it back, closes with Escape. Nobody waits for one that is not asked for. */
export function Dialog(props: DialogProps) {
  usePreload(PARTS);
  const [wasOpen, setWasOpen] = useState(props.open);
  if (props.open && !wasOpen) setWasOpen(true);
  return wasOpen ? <DialogBox {...props} /> : null;
}
