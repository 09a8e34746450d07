'use client';
import type { StatPath } from '@statsfs/core/model';
import { useEffect } from 'react';
import type { ReadPaceMs } from '../../trpc/fast-path.ts';
import type { LiveStore } from '../live-store.ts';
import { useLiveStore } from './live-provider.tsx';

/**
 * Keeps `paths` watched and their last `seconds` at hand while mounted. Never re-renders: what draws them asks
 * `store.series(path)` after each `store.onTick`.
 */
export function useSeries(
  paths: readonly StatPath[],
  seconds: number,
  everyMs?: ReadPaceMs,
): LiveStore {
  const store = useLiveStore();
  const wanted = paths.join('\n');
  useEffect(
    // The inverse of the join above: paths hold no control characters.
    () =>
      store.keepSeries(wanted === '' ? [] : (wanted.split('\n') as StatPath[]), seconds, everyMs),
    [store, wanted, seconds, everyMs],
  );
  return store;
}
