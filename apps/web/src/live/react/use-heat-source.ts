'use client';
import type { StatPath } from '@statsfs/core/model';
import { useMemo } from 'react';
import { createHeatSource, type HeatColumns } from '../heat-source.ts';
import { useLiveStore } from './live-provider.tsx';

/** The cells of a table for a heatmap; the same object while path and span stay. Declares no interest: see `useSeries`. */
export function useHeatSource(path: StatPath, windowSeconds: number): HeatColumns {
  const store = useLiveStore();
  return useMemo(() => createHeatSource(store, path, windowSeconds), [store, path, windowSeconds]);
}
