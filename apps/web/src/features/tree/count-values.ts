import type { SchemaIndex } from '@statsfs/core/model';

/** Values below each source, those of subordinates counted, by source index. */
export function countValuesBelow(index: SchemaIndex): Int32Array {
  const { sources } = index.schema;
  const counts = new Int32Array(sources.length);
  // A source's index is above its parent's, so one pass backwards sums everything up.
  for (let source = sources.length - 1; source >= 0; source--) {
    const own = (counts[source] ?? 0) + index.valuesOf(source).length;
    counts[source] = own;
    const parent = sources[source]?.parent ?? -1;
    if (parent >= 0) counts[parent] = (counts[parent] ?? 0) + own;
  }
  return counts;
}
