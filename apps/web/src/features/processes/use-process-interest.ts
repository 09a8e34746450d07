import { processOfPath, processPath, type StatPath } from '@statsfs/core/model';
import { useWatch } from '../../live/react/use-watch.ts';

const NONE: readonly StatPath[] = [];

/** Has the agent look into the process that a path is about, for as long as the page is on it. */
export function useProcessInterest(path: StatPath): void {
  const pid = processOfPath(path);
  useWatch(pid === undefined ? NONE : [processPath(pid)]);
}
