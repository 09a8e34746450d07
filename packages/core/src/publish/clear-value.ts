import type { Source } from './source.ts';
import type { ValueDef } from './value-def.ts';
import { findByDef, findByName, type Sighting, visit } from './visit.ts';

const WRITE_BITS = 0o222;

/** What came of a clear. `failed` counts bases whose own function threw; the others were cleared all the same. */
export type ClearOutcome =
  | { readonly kind: 'cleared'; readonly bases: number; readonly failed: readonly string[] }
  | { readonly kind: 'refused'; readonly code: 'ENOENT' | 'EPERM'; readonly reason: string };

/**
 * Clears a value of a source: its base where it is simple, those of the same set here and below where it is an
 * aggregate. Only this value, not the others of its set. An aggregate over nothing is cleared, as in stats_fs.
 */
export const clearValue = <B>(source: Source, def: ValueDef<B>): ClearOutcome =>
  clearSighting(findByDef(source, def));

export const clearByName = (source: Source, name: string): ClearOutcome =>
  clearSighting(findByName(source, name));

function clearSighting(found: Sighting | undefined): ClearOutcome {
  if (found === undefined) {
    return { kind: 'refused', code: 'ENOENT', reason: 'there is no such value' };
  }
  const { source, group, def } = found;
  const { clear } = def;
  if (clear === undefined || (def.mode & WRITE_BITS) === 0) {
    const reason =
      def.descriptor.kind === 'floating' ? 'it goes both ways' : 'its program offers no clear';
    return { kind: 'refused', code: 'EPERM', reason };
  }
  return clearBases(clear, group.isSimple ? [group.base] : source.basesOf(group.set));
}

/** Clears whatever may be cleared in a source and below it, each base once. @returns an outcome for each simple value. */
export function* clearBelow(source: Source): Generator<readonly [Sighting, ClearOutcome]> {
  for (const sighting of visit(source)) {
    if (sighting.group.isSimple) yield [sighting, clearSighting(sighting)];
  }
}

function clearBases(clear: (base: unknown) => void, bases: readonly unknown[]): ClearOutcome {
  const failed: string[] = [];
  for (const base of bases) {
    try {
      clear(base);
    } catch (error) {
      failed.push(error instanceof Error ? error.message : String(error));
    }
  }
  return { kind: 'cleared', bases: bases.length - failed.length, failed };
}
