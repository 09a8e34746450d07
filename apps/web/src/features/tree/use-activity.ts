import type { SchemaIndex } from '@statsfs/core/model';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { usePaused } from '../../live/react/use-paused.ts';
import { useTRPC } from '../../trpc/client.tsx';
import { usePlace } from '../../ui/place.tsx';
import { bytesOf, floatsOf } from './decode-columns.ts';
import { type SortKeys, sortKeys } from './sort-keys.ts';
import type { TreeOrder } from './tree-order.ts';
import { type ZeroBranches, zeroBranches } from './zero-branches.ts';

/** Hardly anything that was always zero stops being it. */
const ZEROS_EVERY_MS = 10_000;
const KEYS_EVERY_MS = 3_000;

export interface Activity {
  readonly zeros: ZeroBranches | undefined;
  readonly keys: SortKeys | undefined;
}

export interface ActivityOptions {
  readonly index: SchemaIndex;
  readonly valuesBelow: Int32Array;
  readonly foldsZeros: boolean;
  readonly order: TreeOrder;
  /** Somebody points at the tree, under whose pointer nothing may move. */
  readonly isHeld: boolean;
}

/** What all values do, as far as the order and the folds of the tree depend on it. */
export function useActivity(options: ActivityOptions): Activity {
  const { index, valuesBelow, foldsZeros, order, isHeld } = options;
  const { host } = usePlace();
  const trpc = useTRPC();
  const [isPaused] = usePaused();
  const rests = isHeld || isPaused;
  const zeros = useQuery(
    trpc.activity.zeros.queryOptions(
      { host },
      { enabled: foldsZeros, refetchInterval: rests ? false : ZEROS_EVERY_MS, retry: false },
    ),
  ).data;
  const keys = useQuery(
    trpc.activity.keys.queryOptions(
      { host, by: order === 'value' ? 'value' : 'rate' },
      {
        enabled: order !== 'name',
        refetchInterval: rests ? false : KEYS_EVERY_MS,
        placeholderData: keepPreviousData,
        retry: false,
      },
    ),
  ).data;
  const { epoch } = index.schema;
  const bits = useHeld(
    useMemo(
      () => (foldsZeros && zeros?.epoch === epoch ? bytesOf(zeros.bits) : undefined),
      [zeros, epoch, foldsZeros],
    ),
    isHeld && foldsZeros,
  );
  const floats = useHeld(
    useMemo(
      () => (order !== 'name' && keys?.epoch === epoch ? floatsOf(keys.keys) : undefined),
      [keys, epoch, order],
    ),
    isHeld && order !== 'name',
  );
  return {
    zeros: useMemo(
      () => bits && zeroBranches(index, bits, valuesBelow),
      [index, bits, valuesBelow],
    ),
    keys: useMemo(() => floats && sortKeys(index, floats), [index, floats]),
  };
}

/** The first of what was there while it is held, and what is there now else. */
function useHeld<T>(now: T | undefined, isHeld: boolean): T | undefined {
  const [held, setHeld] = useState(now);
  if (held !== now && (!isHeld || held === undefined)) setHeld(now);
  return isHeld ? (held ?? now) : now;
}
