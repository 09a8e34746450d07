import { isBranch } from './tree-node.ts';
import type { TreeRows } from './tree-rows.ts';

/** What a key asks the tree to do; undefined: the key means nothing here. */
export type TreeAction =
  | { readonly kind: 'focus'; readonly row: number }
  | { readonly kind: 'open'; readonly row: number }
  | { readonly kind: 'close'; readonly row: number }
  /** Opens every closed source among the siblings of the row. */
  | { readonly kind: 'open-siblings'; readonly row: number }
  | { readonly kind: 'select'; readonly row: number };

export interface TreeKeyContext {
  readonly rows: TreeRows;
  readonly row: number;
  /** Rows that fit on screen: the step of PageUp and PageDown. */
  readonly pageSize: number;
  readonly isOpen: (row: number) => boolean;
}

/** The keys of the WAI-ARIA tree pattern, without type-ahead, which needs a clock. */
export function treeAction(key: string, context: TreeKeyContext): TreeAction | undefined {
  const { rows, row, pageSize, isOpen } = context;
  if (rows.count === 0) return undefined;
  const focus = (to: number): TreeAction => ({
    kind: 'focus',
    row: Math.min(rows.count - 1, Math.max(0, to)),
  });
  switch (key) {
    case 'ArrowDown':
      return focus(row + 1);
    case 'ArrowUp':
      return focus(row - 1);
    case 'PageDown':
      return focus(row + pageSize);
    case 'PageUp':
      return focus(row - pageSize);
    case 'Home':
      return focus(0);
    case 'End':
      return focus(rows.count - 1);
    case 'ArrowRight':
      if (!isBranch(rows.node[row] ?? -1)) return undefined;
      return isOpen(row) ? focus(row + 1) : { kind: 'open', row };
    case 'ArrowLeft':
      if (isOpen(row)) return { kind: 'close', row };
      return (rows.parent[row] ?? -1) < 0 ? undefined : focus(rows.parent[row] ?? 0);
    case 'Enter':
      return { kind: 'select', row };
    case '*':
      return { kind: 'open-siblings', row };
    default:
      return undefined;
  }
}

/** Rows with the same parent as `row`, itself among them. */
export function siblingRows(rows: TreeRows, row: number): number[] {
  const parent = rows.parent[row] ?? -1;
  const siblings: number[] = [];
  for (let other = parent + 1; other < rows.count; other++) {
    const level = rows.level[other] ?? 0;
    if (level < (rows.level[row] ?? 0)) break;
    if (rows.parent[other] === parent) siblings.push(other);
  }
  return siblings;
}

/** Letters typed within this time of each other are one word. */
export const TYPE_AHEAD_MS = 700;

/**
 * The next row whose name starts with what was typed, from `row` on and around. One letter, also when repeated, moves
 * on from the present row; a longer word stays on it while it still fits.
 */
export function typeAheadRow(
  typed: string,
  rows: TreeRows,
  row: number,
  nameOf: (row: number) => string,
): number | undefined {
  const word = typed.toLowerCase();
  const isRepeat = [...word].every((letter) => letter === word[0]);
  const prefix = isRepeat ? (word[0] ?? '') : word;
  const first = isRepeat ? row + 1 : row;
  for (let step = 0; step < rows.count; step++) {
    const candidate = (first + step) % rows.count;
    if (nameOf(candidate).toLowerCase().startsWith(prefix)) return candidate;
  }
  return undefined;
}
