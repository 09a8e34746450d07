import { useState, useSyncExternalStore } from 'react';
import { InSight } from './in-sight.ts';

const NONE: ReadonlySet<string> = new Set();

export interface InSightRows {
  readonly keys: ReadonlySet<string>;
  /** Ref of each row, which names itself in `data-key`. */
  readonly observe: InSight['observe'];
}

/** Keys of the rows that are on screen. Renders when the set has settled on another one. */
export function useInSight(): InSightRows {
  const [inSight] = useState(() => new InSight());
  const keys = useSyncExternalStore(inSight.subscribe, inSight.keys, () => NONE);
  return { keys, observe: inSight.observe };
}
