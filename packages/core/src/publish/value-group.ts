import type { ValueDef, ValueSet } from './value-def.ts';

/**
 * A set of values in a source: simple where there is a base to read, aggregate where there is none. That is the whole
 * difference, as in stats_fs: a simple group that is revoked becomes an aggregate.
 */
export interface ValueGroup {
  /** The identity that aggregates fold over. */
  readonly set: ValueSet<unknown>;
  readonly defs: readonly ValueDef<unknown>[];
  readonly base: unknown;
  readonly isSimple: boolean;
  /** Folded, not shown. */
  readonly hidden: boolean;
}

/**
 * Forgets of which type the base is: a set and its base enter together, in a call that checks them against each other,
 * and stay together in the group.
 */
export function simpleGroup<B>(set: ValueSet<B>, base: B, hidden: boolean): ValueGroup {
  // B is only ever given to functions of the same set.
  const erased = set as ValueSet<unknown>;
  return { set: erased, defs: erased.defs, base, isSimple: true, hidden };
}

export function aggregateGroup<B>(set: ValueSet<B>, hidden: boolean): ValueGroup {
  const erased = set as ValueSet<unknown>;
  return { set: erased, defs: erased.defs, base: undefined, isSimple: false, hidden };
}
