import type { FastPath, ReadPaceMs } from '../trpc/fast-path.ts';

/** What several places want, each path as often as whoever wants it most often, in a stable order. */
export function mergeFast(wishes: readonly (readonly FastPath[])[]): FastPath[] {
  const fastest = new Map<string, ReadPaceMs>();
  for (const { path, intervalMs } of wishes.flat()) {
    const before = fastest.get(path);
    if (before === undefined || intervalMs < before) fastest.set(path, intervalMs);
  }
  return [...fastest]
    .map(([path, intervalMs]) => ({ path, intervalMs }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

export const isSameFast = (a: readonly FastPath[], b: readonly FastPath[]): boolean =>
  a.length === b.length &&
  a.every(({ path, intervalMs }, at) => path === b[at]?.path && intervalMs === b[at].intervalMs);
