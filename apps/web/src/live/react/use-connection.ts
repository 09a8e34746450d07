'use client';
import { useSyncExternalStore } from 'react';
import type { Connection } from '../connection.ts';
import { useLiveStore } from './live-provider.tsx';

const CONNECTING: Connection = { kind: 'connecting' };

/** Re-renders once a sweep, as it carries what watching costs. */
export function useConnection(): Connection {
  const store = useLiveStore();
  return useSyncExternalStore(store.onConnection, store.connection, () => CONNECTING);
}
