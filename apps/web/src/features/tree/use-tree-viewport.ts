import type { SchemaIndex, StatPath } from '@statsfs/core/model';
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useMemo, useRef } from 'react';
import { useSeries } from '../../live/react/use-series.ts';
import { isValue, valueOfNode } from './tree-node.ts';
import type { TreeRows } from './tree-rows.ts';
import { type RowFocus, useRowFocus } from './use-row-focus.ts';
import { useSettled } from './use-settled.ts';

const ROW_PX = 26;
const OVERSCAN_ROWS = 8;
/** Seconds that a sparkline shows. */
export const SPARK_SECONDS = 60;
/** Rows that only fly past while scrolling are not asked for. */
const SETTLE_MS = 120;

/** The same function each time: another one makes the virtualizer measure all rows anew, 50 ms for 100,000. */
const rowHeight = (): number => ROW_PX;

export interface TreeViewport {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly items: readonly { readonly row: number; readonly topPx: number }[];
  readonly heightPx: number;
  readonly isScrolling: boolean;
  readonly pageSize: () => number;
  readonly scrollTo: (row: number) => void;
  /** Puts a row that is out of sight into the middle. */
  readonly reveal: (row: number) => void;
  readonly focusActive: RowFocus['focusActive'];
  readonly enter: RowFocus['enter'];
}

/** Which rows exist, where they lie, and that their values are looked at. */
export function useTreeViewport(
  index: SchemaIndex,
  rows: TreeRows,
  activeRow: number,
): TreeViewport {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.count,
    getScrollElement: () => scroller.current,
    estimateSize: rowHeight,
    overscan: OVERSCAN_ROWS,
    // The active row exists even out of sight, since it may hold the focus.
    rangeExtractor: (range) => withRow(range, activeRow),
  });
  const items = virtual.getVirtualItems().map(({ index: row, start }) => ({ row, topPx: start }));
  useSeries(useVisiblePaths(index, rows, items), SPARK_SECONDS);
  const { focusActive, enter } = useRowFocus(scroller, activeRow);
  return {
    scroller,
    items,
    heightPx: virtual.getTotalSize(),
    isScrolling: virtual.isScrolling,
    pageSize: () => Math.max(1, Math.floor((virtual.scrollRect?.height ?? 0) / ROW_PX) - 1),
    scrollTo: (row) => virtual.scrollToIndex(row, { align: 'auto' }),
    reveal: (row) => {
      const topPx = row * ROW_PX - (virtual.scrollOffset ?? 0);
      const isInSight = topPx >= 0 && topPx + ROW_PX <= (virtual.scrollRect?.height ?? 0);
      if (!isInSight) virtual.scrollToIndex(row, { align: 'center' });
    },
    focusActive,
    enter,
  };
}

function withRow(range: Range, row: number): number[] {
  const shown = defaultRangeExtractor(range);
  if (row < range.count && !shown.includes(row)) shown.push(row);
  return shown;
}

function useVisiblePaths(
  index: SchemaIndex,
  rows: TreeRows,
  items: TreeViewport['items'],
): readonly StatPath[] {
  const paths = items.flatMap(({ row }) => {
    const node = rows.node[row] ?? 0;
    const path = isValue(node) ? index.valuePath(valueOfNode(node)) : undefined;
    return path === undefined ? [] : [path];
  });
  // Paths hold no control characters, so the joined text is the list, and it is equal when the list is.
  const settled = useSettled(paths.join('\n'), SETTLE_MS);
  return useMemo(() => (settled === '' ? [] : (settled.split('\n') as StatPath[])), [settled]);
}
