'use client';
import type { StatPath } from '@statsfs/core/model';
import { useCallback, useSyncExternalStore } from 'react';
import type { Baseline } from '../baselines.ts';
import { useLiveStore } from './live-provider.tsx';

export interface BaselineControl {
  readonly baseline: Baseline | undefined;
  /** Remembers the figures shown now. Does nothing while there are none. */
  readonly set: () => void;
  readonly clear: () => void;
}

/** A private baseline: kept in this browser, shared by its tabs, unknown to everybody else. */
export function useBaseline(path: StatPath): BaselineControl {
  const store = useLiveStore();
  const baseline = useSyncExternalStore(
    store.baselines.subscribe,
    () => store.baselines.get(path),
    () => undefined,
  );
  const set = useCallback(() => store.setBaseline(path), [store, path]);
  const clear = useCallback(() => store.baselines.remove(path), [store, path]);
  return { baseline, set, clear };
}
