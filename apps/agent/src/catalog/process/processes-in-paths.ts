import { processOfPath } from '@statsfs/core/model';

/** Ids of the processes that paths of the tree are about, each once. */
export const processesInPaths = (paths: readonly string[]): number[] => [
  ...new Set(paths.flatMap((path) => processOfPath(path) ?? [])),
];
