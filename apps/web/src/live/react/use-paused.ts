'use client';
import { useSyncExternalStore } from 'react';
import { useLiveStore } from './live-provider.tsx';

/** Pausing freezes what is shown; data keep arriving and are there when it ends. */
export function usePaused(): readonly [boolean, (isPaused: boolean) => void] {
  const store = useLiveStore();
  const isPaused = useSyncExternalStore(store.onPaused, store.isPaused, () => false);
  return [isPaused, store.setPaused];
}
