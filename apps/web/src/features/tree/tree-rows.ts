import { ROOT_SOURCE, type SchemaIndex, type StatPath } from '@statsfs/core/model';
import { type SortKeys, sortedBy } from './sort-keys.ts';
import { foldOfSource, isSource, nodeOfPath, nodeOfValue, pathOfNode } from './tree-node.ts';
import { isFolded, type ZeroBranches } from './zero-branches.ts';

/**
 * The rows of the tree that are open, in order, as columns: objects are made only for what is on screen.
 *
 *   node      what the row stands for: see `tree-node.ts`
 *   level     1 for subsystems (aria-level)
 *   position  1-based among the siblings shown (aria-posinset), of `setSize` (aria-setsize)
 *   parent    row of the branch it belongs to, −1 for subsystems
 */
export interface TreeRows {
  readonly count: number;
  readonly node: Int32Array;
  readonly level: Uint8Array;
  readonly position: Int32Array;
  readonly setSize: Int32Array;
  readonly parent: Int32Array;
}

/** What a filter leaves: values by index, and how many of them lie below each source. */
export interface TreeFilter {
  readonly isHit: Uint8Array;
  readonly hitsBelow: Int32Array;
}

export interface TreeShape {
  /** Paths of the branches that are open. With a filter: of those closed although the filter would open them. */
  readonly toggled: ReadonlySet<StatPath>;
  readonly filter: TreeFilter | undefined;
  /** What goes into a fold of its own in each source; undefined, and under a filter: nothing does. */
  readonly zeros?: ZeroBranches | undefined;
  /** Nodes that no fold takes: the selection, and what is above it. */
  readonly kept?: ReadonlySet<number>;
  /** Undefined: siblings are sorted by name. */
  readonly keys?: SortKeys | undefined;
}

const NOTHING: ReadonlySet<number> = new Set();
/** A fold of one would hide a row behind a row. */
const LEAST_FOLDED = 2;

/** Sources come before values, both by name unless something else is wanted: folders first, as people know it. */
export function flattenTree(index: SchemaIndex, shape: TreeShape): TreeRows {
  const rows = new RowWriter(index, shape);
  rows.writeChildren(ROOT_SOURCE, -1, 1);
  return rows.finish();
}

export function isOpen(index: SchemaIndex, shape: TreeShape, branch: number): boolean {
  const path = pathOfNode(index, branch);
  if (path === undefined) return false;
  return shape.toggled.has(path) !== (shape.filter !== undefined);
}

/** @returns the row that shows `node`, −1 when none does. */
export const rowOfNode = (rows: TreeRows, node: number): number =>
  rows.node.subarray(0, rows.count).indexOf(node);

/** @returns the row of a path, −1 when none shows it. */
export function rowOfPath(index: SchemaIndex, rows: TreeRows, path: StatPath): number {
  const node = nodeOfPath(index, path);
  return node === undefined ? -1 : rowOfNode(rows, node);
}

class RowWriter {
  readonly #index: SchemaIndex;
  readonly #shape: TreeShape;
  readonly #node: Int32Array;
  readonly #level: Uint8Array;
  readonly #position: Int32Array;
  readonly #setSize: Int32Array;
  readonly #parent: Int32Array;
  #count = 0;

  constructor(index: SchemaIndex, shape: TreeShape) {
    this.#index = index;
    this.#shape = shape;
    // Each source may have a fold.
    const most = 2 * index.schema.sources.length + index.schema.values.length;
    this.#node = new Int32Array(most);
    this.#level = new Uint8Array(most);
    this.#position = new Int32Array(most);
    this.#setSize = new Int32Array(most);
    this.#parent = new Int32Array(most);
  }

  writeChildren(source: number, parentRow: number, level: number): void {
    const children = this.#childrenOf(source);
    const folded = this.#folded(children);
    const shown = folded.size === 0 ? children : children.filter((child) => !folded.has(child));
    const setSize = shown.length + (folded.size === 0 ? 0 : 1);
    this.#writeAll(shown, parentRow, level, setSize);
    if (folded.size === 0) return;
    const fold = foldOfSource(source);
    const row = this.#write(fold, parentRow, level, setSize, setSize);
    if (isOpen(this.#index, this.#shape, fold))
      this.#writeAll([...folded], row, level + 1, folded.size);
  }

  #writeAll(nodes: readonly number[], parentRow: number, level: number, setSize: number): void {
    let position = 1;
    for (const node of nodes) {
      const row = this.#write(node, parentRow, level, position++, setSize);
      if (isSource(node) && isOpen(this.#index, this.#shape, node))
        this.writeChildren(node, row, level + 1);
    }
  }

  #childrenOf(source: number): number[] {
    const { filter, keys } = this.#shape;
    let sources = this.#index.subordinatesOf(source);
    let values = this.#index.valuesOf(source);
    if (filter !== undefined) {
      sources = sources.filter((child) => (filter.hitsBelow[child] ?? 0) > 0);
      values = values.filter((child) => filter.isHit[child] === 1);
    }
    if (keys !== undefined) {
      sources = sortedBy(sources, keys.ofSource);
      values = sortedBy(values, keys.ofValue);
    }
    return [...sources, ...values.map(nodeOfValue)];
  }

  #folded(children: readonly number[]): ReadonlySet<number> {
    const { filter, zeros, kept = NOTHING } = this.#shape;
    if (zeros === undefined || filter !== undefined) return NOTHING;
    const folded = children.filter((child) => isFolded(zeros, kept, child));
    return folded.length < LEAST_FOLDED ? NOTHING : new Set(folded);
  }

  finish(): TreeRows {
    return {
      count: this.#count,
      node: this.#node,
      level: this.#level,
      position: this.#position,
      setSize: this.#setSize,
      parent: this.#parent,
    };
  }

  #write(node: number, parent: number, level: number, position: number, setSize: number): number {
    const row = this.#count++;
    this.#node[row] = node;
    this.#parent[row] = parent;
    this.#level[row] = level;
    this.#position[row] = position;
    this.#setSize[row] = setSize;
    return row;
  }
}
