'use client';

import type { SchemaIndex, StatPath } from '@statsfs/core/model';
import {
  type FocusEvent,
  type MouseEvent,
  type Ref,
  useImperativeHandle,
  useMemo,
  useState,
} from 'react';
import { usePointedAt } from '../../ui/use-pointed-at.ts';
import { countValuesBelow } from './count-values.ts';
import { firstOpenBranches, openedTo } from './open-branches.ts';
import { isFold, isSource, pathOfNode, sourceOfFold } from './tree-node.ts';
import type { TreeOrder } from './tree-order.ts';
import { TreeRow } from './tree-row.tsx';
import { rowOfPath, type TreeFilter } from './tree-rows.ts';
import { useActivity } from './use-activity.ts';
import { useReveal } from './use-reveal.ts';
import { useTree } from './use-tree.ts';
import { useTreeKeyboard } from './use-tree-keyboard.ts';
import { useTreeViewport } from './use-tree-viewport.ts';
import { zerosFolded } from './zero-branches.ts';

export interface TreeHandle {
  /** Moves the keyboard into the tree. */
  readonly focus: () => void;
}

export interface StatsTreeProps {
  readonly index: SchemaIndex;
  readonly selected: StatPath;
  readonly onSelect: (path: StatPath) => void;
  /** Paths of sources that were open last time; undefined on the first visit. */
  readonly openBranches: readonly string[] | undefined;
  readonly onOpenBranches: (paths: readonly string[]) => void;
  readonly filter: TreeFilter | undefined;
  readonly needles: readonly string[];
  readonly order: TreeOrder;
  /** Whether what was never anything but zero is put away, in each source. */
  readonly foldsZeros: boolean;
  readonly ref?: Ref<TreeHandle>;
}

/** All sources and values of a host: a WAI-ARIA tree of which only the rows on screen exist. */
export function StatsTree(props: StatsTreeProps) {
  const { index, selected, onSelect, openBranches, onOpenBranches, filter, needles } = props;
  const [isPointedAt, setPointedAt] = useState(false);
  const first = useFirstOpen(index);
  const open = useMemo<ReadonlySet<StatPath>>(
    // Remembered paths that have gone do no harm: nothing asks for them.
    () => (openBranches ? new Set(openBranches as StatPath[]) : first),
    [openBranches, first],
  );
  const onOpenChange = (paths: ReadonlySet<StatPath>): void => onOpenBranches([...paths]);
  const valuesBelow = useMemo(() => countValuesBelow(index), [index]);
  const below = filter?.hitsBelow ?? valuesBelow;
  const { order, foldsZeros } = props;
  const activity = useActivity({ index, valuesBelow, order, foldsZeros, isHeld: isPointedAt });
  const tree = useTree({ index, selected, open, onOpenChange, filter, activity });
  const { rows, activeRow } = tree;
  const view = useTreeViewport(index, rows, activeRow);
  usePointedAt(view.scroller, setPointedAt);
  const selectedRow = useMemo(() => rowOfPath(index, rows, selected), [index, rows, selected]);
  const openTo = (path: StatPath): void => {
    const next = openedTo(open, path);
    if (filter === undefined && next !== open) onOpenChange(next);
  };
  useReveal({ selected, selectedRow, openTo, reveal: view.reveal });
  useImperativeHandle(props.ref, () => ({ focus: view.enter }));

  const { zeros, kept } = tree.shape;
  const zerosOf = (source: number): number =>
    zeros === undefined ? 0 : zerosFolded(index, zeros, kept ?? NOTHING, source);
  const moveTo = (row: number): void => {
    tree.setActiveRow(row);
    view.scrollTo(row);
    view.focusActive();
  };
  const choose = (row: number): void => {
    const node = rows.node[row] ?? -1;
    const path = pathOfNode(index, node);
    if (path === undefined) return;
    if (isFold(node)) {
      tree.setOpen([row], !tree.isRowOpen(row));
      return;
    }
    // A second click on an open source closes it, as a first one has opened it.
    if (isSource(node)) tree.setOpen([row], !(tree.isRowOpen(row) && path === selected));
    onSelect(path);
  };
  const onKeyDown = useTreeKeyboard({
    tree,
    moveTo,
    choose,
    pageSize: view.pageSize,
    // A fold has no name to type.
    nameOf: (row) => (pathOfNode(index, rows.node[row] ?? -1) ?? '').split('/').at(-1) ?? '',
  });
  const onFocus = (event: FocusEvent): void => {
    const row = rowAround(event.target);
    if (row !== undefined && row !== activeRow) tree.setActiveRow(row);
  };
  const onClick = (event: MouseEvent): void => {
    const hit = event.target instanceof Element ? event.target : undefined;
    const row = hit && rowAround(hit);
    if (row === undefined) return;
    tree.setActiveRow(row);
    if (hit?.closest('[data-twisty]')) tree.setOpen([row], !tree.isRowOpen(row));
    else choose(row);
  };

  return (
    <div
      ref={view.scroller}
      role="tree"
      aria-label="Stats tree"
      onKeyDown={onKeyDown}
      onClick={onClick}
      onFocus={onFocus}
      className="@container relative min-h-0 flex-1 overflow-y-auto overflow-x-hidden"
    >
      <div role="none" className="relative w-full" style={{ height: view.heightPx }}>
        {view.items.map(({ row, topPx }) => {
          const node = rows.node[row] ?? -1;
          return (
            <TreeRow
              key={node}
              index={index}
              node={node}
              row={row}
              level={rows.level[row] ?? 1}
              position={rows.position[row] ?? 1}
              setSize={rows.setSize[row] ?? 1}
              isOpen={tree.isRowOpen(row)}
              isSelected={row === selectedRow}
              isActive={row === activeRow}
              valuesBelow={isSource(node) ? (below[node] ?? 0) : 0}
              zeros={isFold(node) ? zerosOf(sourceOfFold(node)) : undefined}
              isFiltered={filter !== undefined}
              needles={needles}
              topPx={topPx}
              isScrolling={view.isScrolling}
            />
          );
        })}
      </div>
    </div>
  );
}

const NOTHING: ReadonlySet<number> = new Set();

/** Decided at the first look at a host: a branch that grows later must not close by itself, nor another open. */
function useFirstOpen(index: SchemaIndex): ReadonlySet<StatPath> {
  const { name } = index.schema.host;
  const [first, setFirst] = useState(() => ({ name, open: firstOpenBranches(index) }));
  if (first.name === name) return first.open;
  const next = { name, open: firstOpenBranches(index) };
  setFirst(next);
  return next.open;
}

/** The row that an element of the tree stands in. */
function rowAround(element: Element): number | undefined {
  const row = element.closest<HTMLElement>('[data-row]')?.dataset.row;
  return row === undefined ? undefined : Number(row);
}
