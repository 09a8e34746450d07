import type { FormatSpec } from '@statsfs/core/format';
import type { ClearRule, Kind, Width } from '@statsfs/core/model';
import { UNITS, type Unit } from '@statsfs/core/units';
import { matchesPattern } from './name-pattern.ts';

/** What the kernel's documents say about a value and the file does not. */
export interface ValueMeta {
  readonly kind: Kind;
  readonly unit: Unit;
  /** One sentence, or '' where only the kind is known. */
  readonly description: string;
  /** Where it is documented, when that is not the file's own reference. */
  readonly reference?: string;
  /** Bits of the kernel's variable, only where its source says so. */
  readonly width?: Width;
  readonly stepsBack?: boolean;
  readonly clear?: ClearRule;
}

/** A kernel file that we know: where it sits in the tree, how it is written, what its values mean. */
export interface CatalogFile {
  /** Absolute path on the host, where `*` stands for any one segment. */
  readonly file: string;
  /** Place in the tree, each `*` filled with what that of `file` matched, in order. */
  readonly at: string;
  readonly filesystem: 'procfs' | 'sysfs';
  readonly format: FormatSpec;
  /** Where the values are documented that name no reference of their own. */
  readonly reference: string;
  readonly values: Readonly<Record<string, ValueMeta>>;
  /** For names not in `values`, first match first; `*` stands for any run of characters. */
  readonly patterns?: readonly {
    readonly match: string;
    readonly meta: ValueMeta;
  }[];
}

const UNKNOWN: ValueMeta = { kind: 'unknown', unit: UNITS.none, description: '' };

/** What is known about a value of a file, by its name alone. Names are what the kernel printed: `constructor` is one. */
export function describeValue(entry: CatalogFile, name: string): ValueMeta {
  const exact = Object.hasOwn(entry.values, name) ? entry.values[name] : undefined;
  const meta = exact ?? entry.patterns?.find(({ match }) => matchesPattern(match, name))?.meta;
  return meta === undefined ? UNKNOWN : { reference: entry.reference, ...meta };
}
