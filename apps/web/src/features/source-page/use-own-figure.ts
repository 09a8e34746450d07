import { useMemo, useSyncExternalStore } from 'react';
import { useLiveStore } from '../../live/react/live-provider.tsx';
import { useWatch } from '../../live/react/use-watch.ts';
import type { PrintedTotal } from './aggregate-rows.ts';
import { type OwnCheck, OwnFigureCheck } from './own-figure-check.ts';

const NOTHING: OwnCheck = { kind: 'waiting' };
const nothing = (): OwnCheck => NOTHING;

/**
 * Whether a printed total is what its parts come to; renders only when that changes. Watches the total, not the parts,
 * which whoever shows the aggregate watches.
 * @param total undefined where there is none, or nobody looks.
 */
export function useOwnFigure(total: PrintedTotal | undefined): OwnCheck {
  const store = useLiveStore();
  useWatch(total === undefined ? [] : [total.path]);
  const current = useMemo(
    () =>
      total === undefined
        ? nothing
        : new OwnFigureCheck((path) => store.samples(path), total).current,
    [store, total],
  );
  return useSyncExternalStore(store.onTick, current, nothing);
}
