import type { ResolvedValue } from '@statsfs/core/model';
import { useEffect, useState } from 'react';
import { useLiveStore } from '../../live/react/live-provider.tsx';
import { orderValues, type ValueOrder } from './order-values.ts';

/** Rows that trade places with every sample cannot be read; the order follows the figures this often. */
const ORDER_EVERY_US = 3e6;

/** `orderValues`, but settled between changes of the figures. */
export function useOrderedValues(
  values: readonly ResolvedValue[],
  order: ValueOrder,
): readonly ResolvedValue[] {
  const store = useLiveStore();
  const [ordered, setOrdered] = useState(values);
  useEffect(() => {
    let round = Number.NaN;
    const reorder = (): void => {
      const now = Math.floor(store.nowUs() / ORDER_EVERY_US);
      if (now === round) return;
      round = now;
      setOrdered(orderValues(values, order, ({ path }) => store.latest(path)));
    };
    reorder();
    return order === 'name' ? undefined : store.onTick(reorder);
  }, [store, values, order]);
  // By name there is nothing to wait for, and other values must not be shown with the old order.
  return order === 'name' || ordered.length !== values.length ? values : ordered;
}
