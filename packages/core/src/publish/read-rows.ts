import { encodeName } from '../model/index.ts';
import type { Quantity } from './quantity.ts';
import type { Read, Row } from './value-def.ts';

/** A cell of a table that is there. */
export interface TableRow {
  /** One name for each key. */
  readonly keys: readonly string[];
  readonly quantity: Quantity;
}

/** The rows of a table as its base has them now; those of a simple value are one without keys. */
export function* readRows(read: Read<unknown>, base: unknown): Generator<TableRow> {
  switch (read.kind) {
    case 'one':
      yield { keys: [], quantity: read.get(base) };
      return;
    case 'rows':
      for (const row of read.get(base)) yield toTableRow(row);
      return;
    case 'cells':
      for (const ids of idsOf(read.sets.map(({ set }) => set.ids))) {
        const quantity = read.get(base, ids);
        if (quantity !== undefined) yield { keys: ids, quantity };
      }
      return;
  }
}

/** All combinations, the last varying fastest: the order of slots. */
export const idsOf = (sets: readonly (readonly string[])[]): string[][] =>
  sets.reduce<string[][]>(
    (rows, ids) => rows.flatMap((row) => ids.map((id) => [...row, id])),
    [[]],
  );

export const toTableRow = ([keys, quantity]: Row): TableRow => ({
  keys: (typeof keys === 'object' ? keys : [keys]).map(String),
  quantity,
});

/** The id of a row in a parameter set of rows: its only key, or both as in a path. */
export const rowId = (keys: readonly string[]): string =>
  keys.length === 1 ? (keys[0] ?? '') : keys.map(encodeName).join('/');
