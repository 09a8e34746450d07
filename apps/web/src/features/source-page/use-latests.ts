import type { StatPath } from '@statsfs/core/model';
import { useMemo, useSyncExternalStore } from 'react';
import type { Latest } from '../../live/latest.ts';
import { useLiveStore } from '../../live/react/live-provider.tsx';
import { LatestList } from './latest-list.ts';

const NONE: readonly Latest[] = [];

/**
 * The newest samples of several values; renders at most once a tick, and only when one of them is new.
 * @param paths the same array as long as the list is the same.
 */
export function useLatests(paths: readonly StatPath[]): readonly Latest[] {
  const store = useLiveStore();
  const list = useMemo(() => new LatestList((path) => store.latest(path), paths), [store, paths]);
  return useSyncExternalStore(store.onTick, list.current, () => NONE);
}
