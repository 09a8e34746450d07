import type { NewSource } from '../model/index.ts';
import type { PublishedPart } from './published-part.ts';
import { createSimplePart } from './simple-part.ts';
import type { Source } from './source.ts';
import { createTablePart, isTable } from './table-part.ts';
import type { Sighting } from './visit.ts';

export const toPart = (sighting: Sighting): PublishedPart =>
  isTable(sighting) ? createTablePart(sighting) : createSimplePart(sighting);

/** Values that are shown: of those that share a name the one that is found by it. */
function partsOf(source: Source): PublishedPart[] {
  const taken = new Set<string>();
  const parts: PublishedPart[] = [];
  for (const group of source.groups) {
    if (group.hidden) continue;
    for (const def of group.defs) {
      const { name } = def.descriptor;
      if (taken.has(name)) continue;
      taken.add(name);
      parts.push(toPart({ source, group, def }));
    }
  }
  return parts;
}

/** Parts of a source, by the file that they are read and fail with. */
export const filesOf = (source: Source): PublishedPart[][] => groupParts(partsOf(source));

/** Simple numbers of one mode are one file; a table, and an aggregate that may have no data, is one by itself. */
function groupParts(parts: readonly PublishedPart[]): PublishedPart[][] {
  const byMode = new Map<number, PublishedPart[]>();
  const files: PublishedPart[][] = [];
  for (const part of parts) {
    const { group, def } = part.sighting;
    const shared = byMode.get(def.mode);
    if (!group.isSimple || isTable(part.sighting)) files.push([part]);
    else if (shared !== undefined) shared.push(part);
    else {
      const fresh = [part];
      byMode.set(def.mode, fresh);
      files.push(fresh);
    }
  }
  return files;
}

/** What is known of a source and of those above it. */
export function describeSources(source: Source, names: readonly string[]): NewSource[] {
  const described: NewSource[] = [];
  let at: Source | undefined = source;
  for (let depth = names.length; depth > 0 && at !== undefined; depth--, at = at.parent) {
    const { identity, label } = at;
    described.push({ names: names.slice(0, depth), label, ...(identity && { identity }) });
  }
  return described;
}
