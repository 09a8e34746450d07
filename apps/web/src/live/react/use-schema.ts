'use client';
import type { SchemaIndex } from '@statsfs/core/model';
import { useSyncExternalStore } from 'react';
import { useLiveStore } from './live-provider.tsx';

/** The tree with its descriptors; the old one stays until the next generation is there. */
export function useSchema(): SchemaIndex | undefined {
  const store = useLiveStore();
  return useSyncExternalStore(store.onSchema, store.schema, () => undefined);
}
