'use client';
import type { StatPath } from '@statsfs/core/model';
import { useEffect } from 'react';
import { useLiveStore } from './live-provider.tsx';

/** Declares interest while mounted. Order does not matter, and any number of places may want the same path. */
export function useWatch(paths: readonly StatPath[]): void {
  const store = useLiveStore();
  // Callers build the list as they render; a new array with the same paths must not end and renew the interest.
  const wanted = paths.join('\n');
  useEffect(
    // The inverse of the join above: paths hold no control characters.
    () => store.watch(wanted === '' ? [] : (wanted.split('\n') as StatPath[])),
    [store, wanted],
  );
}
