import type { Descriptor, ParameterSet, Readings } from '../model/index.ts';
import type { Sighting } from './visit.ts';

/** What one value of a source takes of a file, and how its slots are filled. */
export interface PublishedPart {
  readonly sighting: Sighting;
  readonly descriptor: Descriptor;
  readonly sets: readonly ParameterSet[];
  readonly slots: number;
  /**
   * Reads what the next `store` stores. What goes wrong is told there.
   * @returns false when that takes other slots, so that the part must be made anew.
   */
  refresh(): boolean;
  /** @returns false when there is no data, as of the smallest of nothing. @throws Error what the program's function threw. */
  store(readings: Readings, firstSlot: number): boolean;
}

/** As a simple value is defined, or an aggregate that says how it was made. */
export function describePart({ group, def }: Sighting, keys: Descriptor['keys']): Descriptor {
  // The very descriptor where it can be: builders know it again without looking into it.
  const isAsDefined = keys.length === def.descriptor.keys.length;
  if (group.isSimple) return isAsDefined ? def.descriptor : { ...def.descriptor, keys };
  const { aggregate } = def;
  const isCount = aggregate === 'states' || aggregate === 'count_zero';
  return { ...def.descriptor, keys, aggregate, ...(isCount && { type: 'u64', states: [] }) };
}
