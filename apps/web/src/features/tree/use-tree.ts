import type { SchemaIndex, StatPath } from '@statsfs/core/model';
import { useMemo, useState } from 'react';
import { branchesAbove } from './open-branches.ts';
import { isBranch, nodeOfPath, pathOfNode } from './tree-node.ts';
import {
  flattenTree,
  isOpen,
  rowOfPath,
  type TreeFilter,
  type TreeRows,
  type TreeShape,
} from './tree-rows.ts';
import type { Activity } from './use-activity.ts';

export interface TreeModel {
  readonly rows: TreeRows;
  readonly shape: TreeShape;
  /** The row that Tab comes to. */
  readonly activeRow: number;
  readonly setActiveRow: (row: number) => void;
  readonly setOpen: (rows: readonly number[], open: boolean) => void;
  readonly isRowOpen: (row: number) => boolean;
}

export interface TreeModelOptions {
  readonly index: SchemaIndex;
  readonly selected: StatPath;
  readonly open: ReadonlySet<StatPath>;
  readonly onOpenChange: (open: ReadonlySet<StatPath>) => void;
  readonly filter: TreeFilter | undefined;
  readonly activity: Activity;
}

const NOTHING: ReadonlySet<StatPath> = new Set();

/** Which rows there are, which one is active, and how branches open. No DOM. */
export function useTree(options: TreeModelOptions): TreeModel {
  const { index, selected, open, onOpenChange, filter, activity } = options;
  const [active, setActive] = useState<StatPath>();
  const [closed, setClosed] = useClosedUnder(filter);
  const toggled = filter === undefined ? open : closed;
  const { zeros, keys } = activity;
  const kept = useMemo(() => nodesTo(index, selected), [index, selected]);
  const shape = useMemo<TreeShape>(
    () => ({ toggled, filter, zeros, keys, kept }),
    [toggled, filter, zeros, keys, kept],
  );
  const rows = useMemo(() => flattenTree(index, shape), [index, shape]);
  const activeRow = useMemo(
    () => Math.max(0, rowNear(index, rows, active) ?? rowNear(index, rows, selected) ?? 0),
    [index, rows, active, selected],
  );
  const nodeAt = (row: number): number => rows.node[row] ?? -1;
  const isRowOpen = (row: number): boolean =>
    isBranch(nodeAt(row)) && isOpen(index, shape, nodeAt(row));
  return {
    rows,
    shape,
    activeRow,
    isRowOpen,
    setActiveRow: (row) => setActive(pathOfNode(index, nodeAt(row))),
    setOpen: (changed, isToOpen) => {
      const next = new Set(toggled);
      for (const row of changed) {
        const path = pathOfNode(index, nodeAt(row));
        if (path === undefined) continue;
        // With a filter the set holds what is closed.
        if (isToOpen === (filter === undefined)) next.add(path);
        else next.delete(path);
      }
      if (filter === undefined) onOpenChange(next);
      else setClosed(next);
    },
  };
}

/** The node of a path, and those of the sources above it. */
function nodesTo(index: SchemaIndex, path: StatPath): ReadonlySet<number> {
  return new Set([path, ...branchesAbove(path)].flatMap((one) => nodeOfPath(index, one) ?? []));
}

/** What was closed by hand under a filter; another filter starts afresh. */
function useClosedUnder(filter: TreeFilter | undefined) {
  const [closed, setClosed] = useState({ filter, paths: NOTHING });
  if (closed.filter !== filter) setClosed({ filter, paths: NOTHING });
  const set = (paths: ReadonlySet<StatPath>): void => setClosed({ filter, paths });
  return [closed.paths, set] as const;
}

/** The row of `path`, or of the nearest source above it that has one: where the focus goes when a branch closes. */
function rowNear(
  index: SchemaIndex,
  rows: TreeRows,
  path: StatPath | undefined,
): number | undefined {
  if (path === undefined || path === '') return undefined;
  for (const candidate of [path, ...branchesAbove(path).reverse()]) {
    const row = rowOfPath(index, rows, candidate);
    if (row >= 0) return row;
  }
  return undefined;
}
