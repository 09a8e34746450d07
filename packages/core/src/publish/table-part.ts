import type { Descriptor, ParameterSet } from '../model/index.ts';
import { describePart, type PublishedPart } from './published-part.ts';
import { storeQuantity } from './quantity.ts';
import { failureOf } from './read-result.ts';
import { idsOf, rowId, type TableRow } from './read-rows.ts';
import { readTable } from './read-value.ts';
import type { Sighting } from './visit.ts';

/** Whether a value is published as a table, whatever it says at the moment. */
export function isTable({ group, def }: Sighting): boolean {
  if (group.isSimple) return def.read.kind !== 'one';
  const { aggregate, customKeys } = def;
  return aggregate === 'list' || aggregate === 'states' || customKeys.length > 0;
}

/** A table with a slot for each row that there is now; other rows are another part. */
export function createTablePart(sighting: Sighting): PublishedPart {
  const descriptor = describePart(sighting, keysOf(sighting));
  let latest = readTable(sighting);
  if (latest.kind !== 'table') return createUnreadPart(sighting, descriptor);
  const ids = idsIn(latest.rows);
  const { type, width } = descriptor;
  return {
    sighting,
    descriptor,
    sets: setsOf(sighting, ids, descriptor.keys),
    slots: ids.length,
    refresh: () => {
      latest = readTable(sighting);
      return latest.kind !== 'table' || isSame(ids, idsIn(latest.rows));
    },
    store: (readings, firstSlot) => {
      if (latest.kind !== 'table') throw new Error(failureOf(latest));
      latest.rows.forEach(({ quantity }, at) => {
        const slot = firstSlot + at;
        storeQuantity(readings.words, slot, type, width, quantity);
        if (typeof quantity === 'string') readings.storeText(slot, quantity);
      });
      return true;
    },
  };
}

/** Holds the place of a table that its program's function does not give, until it does. */
const createUnreadPart = (sighting: Sighting, descriptor: Descriptor): PublishedPart => ({
  sighting,
  descriptor: { ...descriptor, keys: [] },
  sets: [],
  slots: 1,
  refresh: () => readTable(sighting).kind !== 'table',
  store: () => {
    throw new Error(failureOf(readTable(sighting)));
  },
});

function keysOf({ group, def }: Sighting): Descriptor['keys'] {
  if (group.isSimple) return def.descriptor.keys;
  if (def.aggregate === 'list') return [{ name: 'source', type: 'string' }];
  if (def.aggregate === 'states') return [{ name: 'state', type: 'string' }];
  return def.customKeys;
}

/** The parameter sets themselves where every cell is there, so that tables share them; else a set of rows. */
function setsOf(
  { group, def }: Sighting,
  ids: readonly string[],
  keys: Descriptor['keys'],
): readonly ParameterSet[] {
  if (group.isSimple && def.read.kind === 'cells') {
    const sets = def.read.sets.map(({ set }) => set);
    if (idsOf(sets.map((set) => set.ids)).length === ids.length) return sets;
  }
  return [{ name: keys.map(({ name }) => name).join(' '), ids }];
}

const idsIn = (rows: readonly TableRow[]): string[] => rows.map(({ keys }) => rowId(keys));

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, at) => id === b[at]);
