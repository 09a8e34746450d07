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

/** The kinds of filesystem that the kernel's statistics lie on. */
export type CatalogFilesystem = 'procfs' | 'sysfs' | 'debugfs' | 'tracefs' | 'cgroup';

/**
 * How often a file is read when nobody asks for it: `base` at the base interval, `slow` at most every ten seconds (it is
 * dear, or moves slowly), `asked` not at all (reading it holds a lock that others wait for, or there are too many).
 */
export type Pace = 'base' | 'slow' | 'asked';

/** A kernel file that we know: where it sits in the tree, how it is written, what its values mean. */
export interface CatalogFile {
  /**
   * Absolute path on the host. Within one name, `*` stands for any run of characters and `#` for decimal digits; a name
   * `**` stands for any number of directories, none included. A path belongs to the first entry that matches it.
   */
  readonly file: string;
  /**
   * Place in the tree, each wildcard filled with what its like in `file` matched, in order. That of the source which holds
   * the values; where the format is one value, that of the value.
   */
  readonly at: string;
  readonly filesystem: CatalogFilesystem;
  /**
   * Where that filesystem may be mounted, the beginning of `file` first. Files are looked for below the first that holds
   * anything, for the others would show the same files once more. Left out: where `file` says.
   */
  readonly mounts?: readonly [string, ...string[]];
  /**
   * The kernel was built to have the file in all directories that its wildcards match, or in none: a few of them tell,
   * where looking into all would take a while. Left out: each is looked into.
   */
  readonly allAlike?: boolean;
  readonly format: FormatSpec;
  /** Where the values are documented that name no reference of their own. */
  readonly reference: string;
  readonly values: Readonly<Record<string, ValueMeta>>;
  /** For names not in `values`, first match first; `*` stands for any run of characters. */
  readonly patterns?: readonly {
    readonly match: string;
    readonly meta: ValueMeta;
  }[];
  /** Left out: `base`. */
  readonly pace?: Pace;
  /**
   * `reopen`: opened anew for each read, because a kept descriptor would pin what the file is about (a VM, a namespace). Left out: kept
   * where a second read works.
   */
  readonly access?: 'reopen';
  /** What the file says instead of figures while the kernel collects none. */
  readonly off?: string;
}

const UNKNOWN: ValueMeta = { kind: 'unknown', unit: UNITS.none, description: '' };

/** What is known about a value of a file, by its name alone. Names are what the kernel printed: `constructor` is one. */
export function describeValue(entry: CatalogFile, name: string): ValueMeta {
  const exact = Object.hasOwn(entry.values, name) ? entry.values[name] : undefined;
  const meta = exact ?? entry.patterns?.find(({ match }) => matchesPattern(match, name))?.meta;
  return meta === undefined ? UNKNOWN : { reference: entry.reference, ...meta };
}
