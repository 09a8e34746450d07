import type { ResolvedValue, SchemaIndex } from '@statsfs/core/model';

/**
 * What a chart of a value is built upon: as long as that is the same it stays, with its focus, its open table and its
 * hidden lines, also when the agent has started anew.
 */
export function shapeKey({ schema }: SchemaIndex, { value, descriptor }: ResolvedValue): string {
  const { type, kind, unit, keys } = descriptor;
  const cells = value.sets.map((set) => schema.sets[set]?.ids);
  return JSON.stringify([type, kind, unit, keys, cells]);
}
