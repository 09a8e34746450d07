import type { SchemaIndex } from '@statsfs/core/model';
import { isSource, nodeOfValue, valueOfNode } from './tree-node.ts';

/** What was never anything but zero. */
export interface ZeroBranches {
  readonly isZeroValue: (value: number) => boolean;
  /** Whether all values below a source are. One without any is not. */
  readonly isZeroSource: (source: number) => boolean;
  /** How many values below a source are, by its index. */
  readonly zerosBelow: Int32Array;
}

/**
 * @param bits one for each value by its index, lowest first; values that came later are not in it, and not zero.
 * @param valuesBelow by source index.
 */
export function zeroBranches(
  index: SchemaIndex,
  bits: Uint8Array,
  valuesBelow: Int32Array,
): ZeroBranches {
  const { sources } = index.schema;
  const isZeroValue = (value: number): boolean =>
    ((bits[value >> 3] ?? 0) & (1 << (value & 7))) !== 0;
  const zerosBelow = new Int32Array(sources.length);
  // A source's index is above its parent's, so one pass backwards sums everything up.
  for (let source = sources.length - 1; source >= 0; source--) {
    let own = zerosBelow[source] ?? 0;
    for (const value of index.valuesOf(source)) if (isZeroValue(value)) own++;
    zerosBelow[source] = own;
    const parent = sources[source]?.parent ?? -1;
    if (parent >= 0) zerosBelow[parent] = (zerosBelow[parent] ?? 0) + own;
  }
  const isZeroSource = (source: number): boolean => {
    const below = valuesBelow[source] ?? 0;
    return below > 0 && zerosBelow[source] === below;
  };
  return { isZeroValue, isZeroSource, zerosBelow };
}

/** Whether a fold takes a node. @param kept nodes that none does. */
export function isFolded(zeros: ZeroBranches, kept: ReadonlySet<number>, node: number): boolean {
  if (kept.has(node)) return false;
  return isSource(node) ? zeros.isZeroSource(node) : zeros.isZeroValue(valueOfNode(node));
}

/** How many values are in the fold of a source. */
export function zerosFolded(
  index: SchemaIndex,
  zeros: ZeroBranches,
  kept: ReadonlySet<number>,
  source: number,
): number {
  const takes = (node: number): boolean => isFolded(zeros, kept, node);
  const values = index.valuesOf(source).map(nodeOfValue).filter(takes).length;
  const sources = index.subordinatesOf(source).filter(takes);
  return sources.reduce((sum, child) => sum + (zeros.zerosBelow[child] ?? 0), values);
}
