import { UNITS, type Unit } from '../units/unit.ts';
import type { AggregateKind } from './aggregate-kind.ts';
import { type ClearRule, NO_CLEAR } from './clear-rule.ts';
import type { Kind } from './kind.ts';
import type { ValueType, Width } from './value-type.ts';

/** One dimension of a table: `cpu`, `interface`, `device`. */
export interface KeyDescriptor {
  readonly name: string;
  readonly type: 'int' | 'string';
}

/** A number of an enumeration and the word it stands for: 3 is `HALTED`. */
export interface StateName {
  /** A safe integer, signed as the value is. */
  readonly number: number;
  readonly name: string;
}

/**
 * Everything known about a value that does not depend on where it sits. Many values share one descriptor, and that
 * sharing is the identity aggregates fold over, as the value arrays of stats_fs were: `cpu/0/user` and `cpu/1/user`.
 */
export interface Descriptor {
  readonly name: string;
  readonly type: ValueType;
  readonly kind: Kind;
  readonly unit: Unit;
  /** One plain sentence, empty when nobody has written one. */
  readonly description: string;
  /** Where the description comes from: a kernel document or a man page; empty when unknown. */
  readonly reference: string;
  readonly width: Width;
  /** The kernel lets this counter step back a little (iowait, idle): such a step counts as zero, not as a reset. */
  readonly stepsBack: boolean;
  /** Empty for a simple value; one or two for a table. A histogram's last key is its bucket, by lower bound. */
  readonly keys: readonly KeyDescriptor[];
  readonly clear: ClearRule;
  /** What the source that has the value made it of; `none` for nearly all. */
  readonly aggregate: AggregateKind;
  /** States of an enumeration; empty for what is no enumeration. */
  readonly states: readonly StateName[];
}

/** A descriptor of which only what is known is given: an unsigned number that nothing else is known of. */
export const createDescriptor = (
  name: string,
  known: Partial<Omit<Descriptor, 'name'>> = {},
): Descriptor => ({
  name,
  type: 'u64',
  kind: 'unknown',
  unit: UNITS.none,
  description: '',
  reference: '',
  width: 64,
  stepsBack: false,
  keys: [],
  clear: NO_CLEAR,
  aggregate: 'none',
  states: [],
  ...known,
});

/** The unit of a cell: that of the value, but for a histogram, whose unit is that of its bounds and whose cells count. */
export const cellUnitOf = ({ kind, unit }: Pick<Descriptor, 'kind' | 'unit'>): Unit =>
  kind === 'histogram' ? UNITS.none : unit;

/** The word for a number of an enumeration. @returns undefined for a number that has none. */
export const stateName = (states: readonly StateName[], number: number): string | undefined =>
  states.find((state) => state.number === number)?.name;
