'use client';

import { useState } from 'react';
import type { DialogProps } from './dialog-props.ts';
import { onDemand, usePreload } from './on-demand.tsx';

const DialogBox = onDemand(async () => (await import('./dialog-box.tsx')).DialogBox);
const PARTS = [DialogBox];

/** A modal question or sheet: holds the focus, gives it back, closes with Escape. Nobody waits for one that is not asked for. */
export function Dialog(props: DialogProps) {
  usePreload(PARTS);
  const [wasOpen, setWasOpen] = useState(props.open);
  if (props.open && !wasOpen) setWasOpen(true);
  return wasOpen ? <DialogBox {...props} /> : null;
}
