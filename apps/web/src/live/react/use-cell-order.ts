'use client';
import type { ResolvedValue, SchemaIndex } from '@statsfs/core/model';
import { cellKeys } from '@statsfs/core/query';
import { useMemo } from 'react';
import { type CellOrder, type CpuOrder, knownOrders, orderCells } from '../topology/cpu-order.ts';
import { cpusOfCells } from '../topology/cpus-of-cells.ts';
import { useCpuTopology } from './use-cpu-topology.ts';

export interface KnownCellOrder extends CellOrder {
  /** Orders that say something about this table; only the plain one where it is not by CPU. */
  readonly orders: readonly CpuOrder[];
  /** The one it has: the plain one where what was asked for says nothing. */
  readonly order: CpuOrder;
}

/** The cells of a table as they are asked for, by what is known of the host's CPUs; the same object while that stays. */
export function useCellOrder(
  index: SchemaIndex,
  resolved: ResolvedValue,
  asked: CpuOrder,
): KnownCellOrder {
  const isByCpu = resolved.descriptor.keys.some(({ name }) => name === 'cpu');
  const topology = useCpuTopology(index, isByCpu);
  const { path } = resolved;
  return useMemo(() => {
    const current = index.resolvePath(path);
    const keys = current === undefined ? [] : cellKeys(index, current);
    const cpus = current === undefined ? undefined : cpusOfCells(current, keys);
    if (cpus === undefined) {
      return { cells: [...keys.keys()], groups: [], orders: ['cpu'], order: 'cpu' } as const;
    }
    const orders = knownOrders(cpus, topology);
    const order = orders.includes(asked) ? asked : 'cpu';
    return { ...orderCells(cpus, topology, order), orders, order };
  }, [index, path, topology, asked]);
}
