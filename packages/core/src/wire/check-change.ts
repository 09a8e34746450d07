import type { Schema, SchemaChange } from '../model/schema.ts';
import { WireError } from './wire-error.ts';

/**
 * Whether a change follows on a schema: the next generation, no fewer slots, and what it takes out is there.
 * What it adds is checked with the whole it leads to, see `checkSchema`.
 * @throws WireError 'stale-generation' or 'malformed'.
 */
export function checkChange(before: Schema, change: SchemaChange): void {
  if (change.generation !== before.generation + 1) {
    const message = `Change to generation ${change.generation} after ${before.generation}`;
    throw new WireError('stale-generation', message, 0);
  }
  if (change.slotCount < before.slotCount) {
    const message = `Change from ${before.slotCount} to ${change.slotCount} slots, slots only grow`;
    throw new WireError('malformed', message, 0);
  }
  checkRemoved('file', change.removedFiles, before.files);
  checkRemoved('source', change.removedSources, before.sources);
}

function checkRemoved(
  what: string,
  indexes: readonly number[],
  entries: readonly (object | undefined)[],
): void {
  let previous = -1;
  for (const index of indexes) {
    if (index <= previous || entries[index] === undefined) {
      throw new WireError('malformed', `Change removes ${what} ${index}, which is not there`, 0);
    }
    previous = index;
  }
}
