import { useSyncExternalStore } from 'react';

const SECOND_MS = 1000;

/** Wall clock, whole seconds; re-renders once a second. 0 on the server. */
export const useNow = (): number =>
  useSyncExternalStore(
    everySecond,
    () => Math.floor(Date.now() / SECOND_MS) * SECOND_MS,
    () => 0,
  );

function everySecond(listener: () => void): () => void {
  const timer = setInterval(listener, SECOND_MS);
  return () => clearInterval(timer);
}
