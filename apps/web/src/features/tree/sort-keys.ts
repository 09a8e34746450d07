import type { SchemaIndex } from '@statsfs/core/model';

/** What siblings are sorted by, the largest first: of each value, and of each source the largest below it. */
export interface SortKeys {
  readonly ofValue: (value: number) => number;
  readonly ofSource: (source: number) => number;
}

/** Sorted behind everything that has a key. */
const NO_KEY = -1;

/** @param keys by value index; NaN, and none for values that came later: there is no key. */
export function sortKeys(index: SchemaIndex, keys: Float32Array): SortKeys {
  const { sources } = index.schema;
  const ofValue = (value: number): number => {
    const size = Math.abs(keys[value] ?? Number.NaN);
    return Number.isNaN(size) ? NO_KEY : size;
  };
  const largest = new Float64Array(sources.length).fill(NO_KEY);
  for (let source = sources.length - 1; source >= 0; source--) {
    let own = largest[source] ?? NO_KEY;
    for (const value of index.valuesOf(source)) own = Math.max(own, ofValue(value));
    largest[source] = own;
    const parent = sources[source]?.parent ?? -1;
    if (parent >= 0) largest[parent] = Math.max(largest[parent] ?? NO_KEY, own);
  }
  return { ofValue, ofSource: (source) => largest[source] ?? NO_KEY };
}

/** Largest first; equal ones stay as they are, by name. */
export const sortedBy = (children: readonly number[], key: (child: number) => number): number[] =>
  children.toSorted((a, b) => key(b) - key(a));
