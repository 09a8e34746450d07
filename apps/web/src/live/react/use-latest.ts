'use client';
import type { StatPath } from '@statsfs/core/model';
import { useCallback, useSyncExternalStore } from 'react';
import { type Latest, NO_LATEST } from '../latest.ts';
import { useLiveStore } from './live-provider.tsx';

/** Re-renders only when that path has a new sample or turns stale. Declares no interest: see `useWatch`. */
export function useLatest(path: StatPath): Latest {
  const store = useLiveStore();
  const subscribe = useCallback((run: () => void) => store.onValue(path, run), [store, path]);
  return useSyncExternalStore(
    subscribe,
    () => store.latest(path),
    () => NO_LATEST,
  );
}
