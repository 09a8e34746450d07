'use client';
import type { StatPath } from '@statsfs/core/model';
import { useMemo } from 'react';
import type { LineSource } from '../line-source.ts';
import { createManySource } from '../many-source.ts';
import { useLiveStore } from './live-provider.tsx';

/** A line for each value; the same object while they are the same. Declares no interest: see `useSeries`. */
export function useManySource(paths: readonly StatPath[]): LineSource {
  const store = useLiveStore();
  const joined = paths.join('\n');
  return useMemo(
    // The inverse of the join above: paths hold no control characters.
    () => createManySource(store, joined === '' ? [] : (joined.split('\n') as StatPath[])),
    [store, joined],
  );
}
