import type { StatPath } from '@statsfs/core/model';
import { useState } from 'react';

/** Whether a path that is not in the tree was there since the page is on it. */
export function useWasThere(path: StatPath, isThere: boolean): boolean {
  const [seen, setSeen] = useState<StatPath>();
  // While rendering: a path that comes and goes between two renders was never shown.
  if (isThere && seen !== path) setSeen(path);
  return !isThere && seen === path;
}
