import { ROOT_SOURCE, type SchemaIndex, type StatPath } from '@statsfs/core/model';

/**
 * The rows of the tree that are open, in order, as columns: objects are made only for what is on screen.
 *
 *   node      ≥ 0 a source's index, < 0 the complement of a value's index
 *   level     1 for subsystems (aria-level)
 *   position  1-based among the siblings shown (aria-posinset), of `setSize` (aria-setsize)
 *   parent    row of the source it belongs to, −1 for subsystems
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
  /** Paths of the sources that are open. With a filter: of those closed although the filter would open them. */
  readonly toggled: ReadonlySet<StatPath>;
  readonly filter: TreeFilter | undefined;
}

export const isSource = (node: number): boolean => node >= 0;
export const valueOfNode = (node: number): number => ~node;
const nodeOfValue = (value: number): number => ~value;

/** Sources come before values, both by name: folders first, as people know it. */
export function flattenTree(index: SchemaIndex, shape: TreeShape): TreeRows {
  const rows = new RowWriter(index, shape);
  rows.writeChildren(ROOT_SOURCE, -1, 1);
  return rows.finish();
}

/** @returns undefined when the node has gone. */
export const pathOfNode = (index: SchemaIndex, node: number): StatPath | undefined =>
  isSource(node) ? index.sourcePath(node) : index.valuePath(valueOfNode(node));

export function isOpen(index: SchemaIndex, shape: TreeShape, source: number): boolean {
  const path = index.sourcePath(source);
  if (path === undefined) return false;
  return shape.toggled.has(path) !== (shape.filter !== undefined);
}

/** @returns the row that shows `node`, −1 when none does. */
export const rowOfNode = (rows: TreeRows, node: number): number =>
  rows.node.subarray(0, rows.count).indexOf(node);

/** @returns the row of a path, −1 when none shows it. */
export function rowOfPath(index: SchemaIndex, rows: TreeRows, path: StatPath): number {
  const node = path === '' ? undefined : index.find(path);
  if (node === undefined) return -1;
  return rowOfNode(rows, node.kind === 'source' ? node.index : nodeOfValue(node.index));
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
    const most = index.schema.sources.length + index.schema.values.length;
    this.#node = new Int32Array(most);
    this.#level = new Uint8Array(most);
    this.#position = new Int32Array(most);
    this.#setSize = new Int32Array(most);
    this.#parent = new Int32Array(most);
  }

  writeChildren(source: number, parentRow: number, level: number): void {
    const { filter } = this.#shape;
    let sources = this.#index.subordinatesOf(source);
    let values = this.#index.valuesOf(source);
    if (filter !== undefined) {
      sources = sources.filter((child) => (filter.hitsBelow[child] ?? 0) > 0);
      values = values.filter((child) => filter.isHit[child] === 1);
    }
    const setSize = sources.length + values.length;
    let position = 1;
    for (const child of sources) {
      const row = this.#write(child, parentRow, level, position++, setSize);
      if (isOpen(this.#index, this.#shape, child)) this.writeChildren(child, row, level + 1);
    }
    for (const child of values) {
      this.#write(nodeOfValue(child), parentRow, level, position++, setSize);
    }
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
