import type { AggregateKind, Descriptor } from '../model/index.ts';
import type { KeySet } from './key-set.ts';
import type { Quantity } from './quantity.ts';

/** The key or keys of a row, and its quantity: what a Map of counts by name hands out. */
export type Row = readonly [keys: string | number | readonly (string | number)[], Quantity];

/** How a simple value is got from its base, the object of the program that holds it. */
export type Read<B> =
  | { readonly kind: 'one'; readonly get: (base: B) => Quantity }
  /** A cell for each id of the sets, or none where `get` gives undefined. */
  | {
      readonly kind: 'cells';
      readonly sets: readonly KeySet[];
      readonly get: (base: B, ids: readonly string[]) => Quantity | undefined;
    }
  /** Only the rows that there are. */
  | { readonly kind: 'rows'; readonly get: (base: B) => Iterable<Row> };

/** What a client makes of all bases below a source, where no fold fits: hash tables that are joined, percentiles. */
export type CustomFold<B> = (bases: Iterable<B>) => Quantity | Iterable<Row>;

/** One value that many bases have. */
export interface ValueDef<B> {
  /** As a simple value; `aggregate` is none. */
  readonly descriptor: Descriptor;
  readonly read: Read<B>;
  /** undefined: it cannot be cleared. */
  readonly clear: ((base: B) => void) | undefined;
  /** 0444, or 0644 for what may be cleared. */
  readonly mode: number;
  /** How a source without a base of its own makes it of those below. */
  readonly aggregate: AggregateKind;
  readonly custom: CustomFold<B> | undefined;
  /** Keys of the rows that `custom` gives. */
  readonly customKeys: Descriptor['keys'];
}

/**
 * The values of one kind of object, in the order in which they are looked up. Its identity is what aggregates fold over:
 * the same name in two sets is two unrelated values.
 */
export interface ValueSet<B> {
  readonly defs: readonly ValueDef<B>[];
}

/** A definition of whatever base: were it `ValueDef<never>`, bases would be inferred from that. */
type Described = Pick<ValueDef<unknown>, 'descriptor'>;

/** What a base must be to have all of these values. */
type BaseOf<D> = (D extends ValueDef<infer B> ? (base: B) => void : never) extends (
  base: infer Base,
) => void
  ? Base
  : never;

/** A set of values that one object holds. Every call makes another identity. */
export function valueSet<const D extends readonly Described[]>(
  defs: D,
): ValueSet<BaseOf<D[number]>> {
  // Each of them takes less of a base than all of them together ask for.
  return { defs: [...defs] as unknown as ValueDef<BaseOf<D[number]>>[] };
}
