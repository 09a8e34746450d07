import type { ResolvedValue, SchemaIndex } from '@statsfs/core/model';

/** Lines that fit into the height of a pinned chart. */
export const MOST_LINES = 5;

/** The first values of a source, its own before those of its subordinates, and how many more there are. */
export function firstValues(
  index: SchemaIndex,
  source: number,
): { readonly values: readonly ResolvedValue[]; readonly more: number } {
  const values: ResolvedValue[] = [];
  let more = 0;
  for (const at of index.valuesBelow(source)) {
    const value = values.length < MOST_LINES ? index.resolve(at) : undefined;
    if (value === undefined) more++;
    else values.push(value);
  }
  return { values, more };
}
