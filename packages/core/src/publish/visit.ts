import type { Source } from './source.ts';
import type { ValueDef } from './value-def.ts';
import type { ValueGroup } from './value-group.ts';

/** A value where it sits. */
export interface Sighting {
  readonly source: Source;
  readonly group: ValueGroup;
  readonly def: ValueDef<unknown>;
}

/**
 * Every value of a source and of all below it, hidden ones too: a source before its subordinates, in each the values as
 * they are looked up. What is found may be added to and removed from while it goes on; a source that was not reached yet
 * is then seen as it has become.
 */
export function* visit(source: Source): Generator<Sighting> {
  for (const group of [...source.groups]) {
    for (const def of group.defs) yield { source, group, def };
  }
  for (const subordinate of [...source.subordinates]) yield* visit(subordinate);
}

/** The value that a name means in a source: that of the latest group, in it the first. Subordinates are not searched. */
export function findByName(source: Source, name: string): Sighting | undefined {
  for (const group of source.groups) {
    const def = group.defs.find(({ descriptor }) => descriptor.name === name);
    if (def !== undefined) return { source, group, def };
  }
  return undefined;
}

/** Where a value is in a source: the latest group that has it. Subordinates are not searched. */
export function findByDef<B>(source: Source, def: ValueDef<B>): Sighting | undefined {
  for (const group of source.groups) {
    const own = group.defs.find((other) => other === def);
    if (own !== undefined) return { source, group, def: own };
  }
  return undefined;
}
