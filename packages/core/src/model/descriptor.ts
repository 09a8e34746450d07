import type { Unit } from '../units/unit.ts';
import type { ClearRule } from './clear-rule.ts';
import type { Kind } from './kind.ts';
import type { ValueType, Width } from './value-type.ts';

/** One dimension of a table: `cpu`, `interface`, `device`. */
export interface KeyDescriptor {
  readonly name: string;
  readonly type: 'int' | 'string';
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
  /** Empty for a simple value; one or two for a table. */
  readonly keys: readonly KeyDescriptor[];
  readonly clear: ClearRule;
}
