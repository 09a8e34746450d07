import type { Descriptor, ValueType } from '../model/index.ts';
import type { Buckets, Histogram } from './buckets.ts';
import type { KeySet } from './key-set.ts';
import type { Quantity } from './quantity.ts';
import { StatsError } from './stats-error.ts';
import { type CustomFacts, defineValue, type ValueFacts } from './stock-values.ts';
import type { Row, ValueDef } from './value-def.ts';

interface TableFacts<B> extends ValueFacts, CustomFacts<B> {
  /** u64 when left out. */
  readonly type?: ValueType;
  readonly clear?: (base: B) => void;
}

export interface CellsFacts<B> extends TableFacts<B> {
  /** One or two. */
  readonly keys: readonly KeySet[];
  /** undefined: there is no such cell, which is another thing than 0. */
  readonly get: (base: B, ids: readonly string[]) => Quantity | undefined;
}

export interface RowsFacts<B> extends TableFacts<B> {
  /** One or two. */
  readonly keys: Descriptor['keys'];
  /** A Map of quantities by key will do. */
  readonly rows: (base: B) => Iterable<Row>;
}

const MOST_KEYS = 2;

/** A table over parameter sets: per CPU, per interface. */
export function cells<B>(name: string, facts: CellsFacts<B>): ValueDef<B> {
  const { keys: sets, get, type = 'u64', clear, ...rest } = facts;
  checkKeys(name, sets.length);
  const def = defineValue(name, { type }, rest, { kind: 'cells', sets, get }, clear);
  return withKeys(
    def,
    sets.map(({ key }) => key),
  );
}

/** A table of just the rows that there are; they come and go as the program says. */
export function rows<B>(name: string, facts: RowsFacts<B>): ValueDef<B> {
  const { keys, rows: get, type = 'u64', clear, ...rest } = facts;
  checkKeys(name, keys.length);
  return withKeys(defineValue(name, { type }, rest, { kind: 'rows', get }, clear), keys);
}

/** Counts by bucket, added up bucket by bucket by a source above. The unit is that of the bounds. */
export function histogram<B>(
  name: string,
  facts: ValueFacts & { readonly buckets: Buckets; readonly get: (base: B) => Histogram },
): ValueDef<B> {
  const { buckets, get, ...rest } = facts;
  const places = new Map(buckets.keys.set.ids.map((id, at) => [id, at]));
  return cells<B>(name, {
    ...rest,
    kind: 'histogram',
    keys: [buckets.keys],
    custom: (bases) => {
      const counts = buckets.keys.set.ids.map(() => 0);
      for (const base of bases) {
        for (const [at, count] of get(base).counts.entries())
          counts[at] = (counts[at] ?? 0) + count;
      }
      return buckets.keys.set.ids.map((id, at): Row => [id, counts[at] ?? 0]);
    },
    get: (base, [id = '']) => get(base).counts[places.get(id) ?? -1],
    clear: (base) => get(base).clear(),
  });
}

const withKeys = <B>(def: ValueDef<B>, keys: Descriptor['keys']): ValueDef<B> => ({
  ...def,
  descriptor: { ...def.descriptor, keys },
  customKeys: def.customKeys.length > 0 || def.custom === undefined ? def.customKeys : keys,
});

function checkKeys(name: string, count: number): void {
  if (count >= 1 && count <= MOST_KEYS) return;
  throw new StatsError('EINVAL', `${name} with ${count} keys, a table has one or two`);
}
