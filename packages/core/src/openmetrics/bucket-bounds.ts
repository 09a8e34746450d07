import type { ResolvedValue, SchemaIndex } from '../model/schema-index.ts';

/**
 * Lower bounds of a histogram's buckets, growing, as integers: the last key of the value.
 * @returns undefined for what is no histogram, or one whose buckets are no such bounds.
 */
export function bucketsOf(
  { schema }: SchemaIndex,
  { value, descriptor }: ResolvedValue,
): readonly bigint[] | undefined {
  // A sparse table of two keys has one set of rows, of which the last key is not all.
  if (descriptor.kind !== 'histogram' || value.sets.length !== descriptor.keys.length) {
    return undefined;
  }
  const ids = schema.sets[value.sets.at(-1) ?? -1]?.ids ?? [];
  if (ids.length === 0 || !ids.every((id) => /^-?\d{1,20}$/.test(id))) return undefined;
  const bounds = ids.map(BigInt);
  return bounds.every((bound, i) => i === 0 || bound > (bounds[i - 1] ?? bound))
    ? bounds
    : undefined;
}
