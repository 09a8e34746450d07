'use client';
import type { StatPath } from '@statsfs/core/model';
import type { PointForm } from '@statsfs/core/series';
import { useMemo } from 'react';
import { createLineSource, type LineSource } from '../line-source.ts';
import { useLiveStore } from './live-provider.tsx';

/**
 * The lines of a value for a chart or sparkline; the same object while the path and the form stay. Declares no
 * interest: see `useSeries`.
 * @param form undefined: the rate of what is cumulative, the value of the rest.
 */
export function useLineSource(path: StatPath, form?: PointForm): LineSource {
  const store = useLiveStore();
  return useMemo(() => createLineSource(store, path, form), [store, path, form]);
}
