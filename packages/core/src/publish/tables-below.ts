import { encodeName, stateName } from '../model/index.ts';
import type { ReadResult } from './read-result.ts';
import { readRows, type TableRow } from './read-rows.ts';
import type { Source } from './source.ts';
import type { ValueDef, ValueSet } from './value-def.ts';

/**
 * Aggregates that are tables: `list`, all simple values below by their place, and `states`, how many of each state.
 * Promised on the statsfs mailing list in May 2020 and never written.
 */
export function tableBelow(
  source: Source,
  set: ValueSet<unknown>,
  def: ValueDef<unknown>,
): ReadResult {
  if (def.aggregate === 'list')
    return { kind: 'table', rows: apart(listBelow(source, set, def, [])) };
  const { states } = def.descriptor;
  if (states.length === 0)
    return { kind: 'refused', reason: 'its numbers have no names to count by' };
  const counts = new Map<string, number>(states.map(({ name }) => [name, 0]));
  for (const base of source.basesOf(set)) {
    for (const { quantity } of readRows(def.read, base)) {
      const name = stateName(states, Number(quantity)) ?? String(quantity);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return {
    kind: 'table',
    rows: Array.from(counts, ([name, quantity]) => ({ keys: [name], quantity })),
  };
}

/** Two values of one place differ in a number behind it, for a table has each row once. */
function apart(rows: Iterable<TableRow>): TableRow[] {
  const seen = new Map<string, number>();
  return Array.from(rows, ({ keys: [key = ''], quantity }) => {
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return { keys: [times === 1 ? key : `${key} (${times})`], quantity };
  });
}

/**
 * A row for each simple value, under the names that lead from the aggregating source to it; a row of a table under these
 * and its own keys. What sits in the source itself is under its own name.
 */
function* listBelow(
  source: Source,
  set: ValueSet<unknown>,
  def: ValueDef<unknown>,
  names: readonly string[],
): Generator<TableRow> {
  for (const group of source.groups) {
    if (!group.isSimple || group.set !== set) continue;
    for (const { keys, quantity } of readRows(def.read, group.base)) {
      const path = [...names, ...keys];
      yield { keys: [path.map(encodeName).join('/') || encodeName(source.name)], quantity };
    }
  }
  for (const subordinate of source.subordinates) {
    yield* listBelow(subordinate, set, def, [...names, subordinate.name]);
  }
}
