import type { Kind } from '../model/kind.ts';
import type { ValueType } from '../model/value-type.ts';
import type { Unit } from '../units/unit.ts';
import type { ScanPlan } from './scan-plan.ts';

/** More values than this in one file is no statistic: `unrecognised`. Cells of a table do not count, only the table. */
export const MAX_VALUES_PER_FILE = 65536;

/** The keys of a table's cells, in the order of the slots. */
export interface LaidOutKey {
  readonly name: string;
  readonly type: 'int' | 'string';
  readonly ids: readonly string[];
}

/** What a file tells of a value that others leave to documents. */
export interface ToldMeaning {
  readonly kind: Kind;
  /** Of a histogram: that of its bounds. */
  readonly unit: Unit;
}

/** One value that a file holds. */
export interface LaidOutValue {
  /** Names of the sources below the file's own place: `['0']` for the row of cpu0 in /proc/stat, mostly none. */
  readonly sources: readonly string[];
  /** Never empty. Untrusted text, but without control characters. */
  readonly name: string;
  readonly type: ValueType;
  /** Empty for a simple value. */
  readonly keys: readonly LaidOutKey[];
  /**
   * Of a sparse table of two keys: its rows, in the order of the slots, both names as in a path with a slash between, as
   * in the model. Its keys then have no ids.
   */
  readonly rows?: readonly string[];
  /** Relative to the first slot of the file. */
  readonly firstSlot: number;
  readonly slotCount: number;
  /** What the file itself says about the value: chip, line and name of an interrupt. Mostly ''. */
  readonly description: string;
  /** Kind and unit, from the few files that tell them themselves. */
  readonly told?: ToldMeaning;
}

/** Which values a file holds, and how to scan it while it keeps this shape. */
export interface FileLayout {
  readonly values: readonly LaidOutValue[];
  readonly slotCount: number;
  readonly plan: ScanPlan;
}

export type LayoutOutcome =
  | { readonly kind: 'layout'; readonly layout: FileLayout }
  | { readonly kind: 'unrecognised'; readonly reason: string };

export const unrecognised = (reason: string): LayoutOutcome => ({ kind: 'unrecognised', reason });
