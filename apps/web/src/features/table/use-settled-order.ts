import { useEffect, useState } from 'react';
import { useLiveStore } from '../../live/react/live-provider.tsx';
import { SettledOrder } from './settled-order.ts';
import type { Sort, SortValue } from './sort-rows.ts';

/** Rows that trade places with every sample cannot be read; the order follows the figures this often. */
const REORDER_EVERY_US = 3e6;

/** `rows` in the order of `sort`, which settles between changes of the figures. */
export function useSettledOrder<T>(
  rows: readonly T[],
  sort: Sort,
  toValue: (row: T, column: string) => SortValue,
): readonly T[] {
  const [settled] = useState(() => new SettledOrder());
  const round = useRound();
  return settled.apply(rows, { sort, round, toValue });
}

/** Counts up every few seconds of the host's time, with a sweep. */
function useRound(): number {
  const store = useLiveStore();
  const [round, setRound] = useState(0);
  useEffect(
    () => store.onTick(() => setRound(Math.floor(store.nowUs() / REORDER_EVERY_US))),
    [store],
  );
  return round;
}
