'use client';
import type { StatPath } from '@statsfs/core/model';
import { useMemo } from 'react';
import type { HeatFill } from '../heat-fill.ts';
import { createHeatSource, type HeatColumns } from '../heat-source.ts';
import { useLiveStore } from './live-provider.tsx';

/** A table over time for a heatmap; the same object while path, span and fill stay. Declares no interest: see `useSeries`. */
export function useHeatSource(path: StatPath, windowSeconds: number, fill: HeatFill): HeatColumns {
  const store = useLiveStore();
  return useMemo(
    () => createHeatSource(store, path, windowSeconds, fill),
    [store, path, windowSeconds, fill],
  );
}
