'use client';
import type { StatPath } from '@statsfs/core/model';
import { useEffect, useSyncExternalStore } from 'react';
import type { ChosenBaseline } from '../baseline/chosen-baseline.ts';
import { type Grown, grownSince } from '../baseline/grown.ts';
import { useLiveStore } from './live-provider.tsx';
import { useLatest } from './use-latest.ts';
import { useSchema } from './use-schema.ts';

const OFF: Grown = { kind: 'off' };

/** The baseline that this tab counts from; undefined while it counts from none. */
export function useChosenBaseline(): ChosenBaseline | undefined {
  const { baselines } = useLiveStore();
  return useSyncExternalStore(baselines.onChange, baselines.chosen, () => undefined);
}

/** By how much a value has grown since the baseline that is chosen. Declares no interest in its samples: see `useWatch`. */
export function useGrown(path: StatPath): Grown {
  const store = useLiveStore();
  const { baselines } = store;
  const latest = useLatest(path);
  const descriptor = useSchema()?.resolvePath(path)?.descriptor;
  useChosenBaseline();
  useEffect(() => baselines.want(path), [baselines, path]);
  const since = useSyncExternalStore(
    baselines.onChange,
    () => baselines.of(path),
    () => undefined,
  );
  if (!baselines.covers(path) || descriptor === undefined) return OFF;
  return grownSince({ latest, since, isPaused: store.isPaused() }, descriptor);
}
