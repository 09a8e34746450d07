import type { StatPath } from './stat-path.ts';

/**
 * The process that a path of the tree is about: `proc/1234/stat/utime`, also as somebody types it, with slashes to spare.
 * @returns undefined for all other paths, and for globs.
 */
export function processOfPath(path: string): number | undefined {
  const id = /^\/*proc\/+([1-9]\d{0,9})(\/|$)/.exec(path)?.[1];
  return id === undefined ? undefined : Number(id);
}

/** Where a process stands in the tree while somebody looks at it. */
export const processPath = (pid: number): StatPath => `proc/${pid}` as StatPath;
