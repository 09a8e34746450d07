'use client';

import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from 'react';
import { onDemand, usePreload } from './on-demand.tsx';
import { type ToastOptions, ToastQueue } from './toast-queue.ts';

export type ShowToast = (message: string, options?: ToastOptions) => void;

const ToastContext = createContext<ShowToast>(() => undefined);

const ToastArea = onDemand(async () => (await import('./toast-area.tsx')).ToastArea);
const PARTS = [ToastArea];

/** Shows what `useToast` tells. Once, around the whole application. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  usePreload(PARTS);
  const [queue] = useState(() => new ToastQueue());
  const isAsked = useSyncExternalStore(queue.subscribe, queue.isAsked, () => false);
  return (
    <ToastContext value={queue.add}>
      {children}
      {isAsked && <ToastArea queue={queue} />}
    </ToastContext>
  );
}

/** Tells in one sentence what has happened. Not for what needs an answer. */
export const useToast = (): ShowToast => useContext(ToastContext);
