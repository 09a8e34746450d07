/*
 * The schema: the tree with its descriptors, as flat arrays that refer to each other by index.
 *
 *   sources ──parent──▶ sources          a tree; index 0 is the root, whose parent is −1
 *   values ──source──▶ sources
 *          ──descriptor──▶ descriptors   shared: the identity that aggregates fold over
 *          ──file──▶ files               a file is read as one, so its values share a read time and a fate
 *          ──sets──▶ sets                the keys of a table, shared by all tables over the same CPUs
 *
 * Within an epoch (one run of one agent) indexes and slots are only ever appended, so a change never moves what stays:
 * a series, a pin or a chart that holds an index keeps it. What has gone leaves `undefined` behind.
 */
import type { Descriptor } from './descriptor.ts';
import { decodeName, encodeName } from './stat-path.ts';

/** The machine and run that a schema belongs to. */
export interface HostIdentity {
  readonly name: string;
  /** `uname -r`. */
  readonly kernel: string;
  /** /proc/sys/kernel/random/boot_id: another boot, other counters. */
  readonly bootId: string;
}

/** A shared set of keys ("the CPUs"), in the order in which table cells follow each other. */
export interface ParameterSet {
  readonly name: string;
  readonly ids: readonly string[];
}

/** One file that is read. All its slots are consecutive. */
export interface StatFile {
  /** Absolute path on the host, as people would type it. One that ends with a slash stands for a file for each value. */
  readonly path: string;
  /** Name of the filesystem it was reached through: `procfs`, `sysfs`, or what `--fs` called it. */
  readonly filesystem: string;
  /** Permission bits, e.g. 0o444. */
  readonly mode: number;
  readonly firstSlot: number;
  readonly slotCount: number;
}

export interface Source {
  readonly parent: number;
  readonly name: string;
  /** Tells two sources that had the same name at different times apart, and stays with one that is renamed. */
  readonly identity: string;
  /** Of what the name is the value: `interface` for `eth0`, `vcpu` for `0`. Empty when nobody says. */
  readonly label: string;
}

export interface Value {
  readonly source: number;
  readonly descriptor: number;
  readonly file: number;
  readonly firstSlot: number;
  /**
   * One parameter set per key of the descriptor; the last key varies fastest. A sparse table of two keys has one set
   * instead, of its rows: both names, each as in a path, with a slash between them.
   */
  readonly sets: readonly number[];
}

/** Of a value without keys, as most are: one array for all of them, which is 32 bytes less for each. */
export const NO_SETS: readonly number[] = [];

export interface Schema {
  /** Unique per run of an agent. Indexes of one epoch mean nothing in another. */
  readonly epoch: string;
  readonly generation: number;
  readonly host: HostIdentity;
  readonly sets: readonly (ParameterSet | undefined)[];
  readonly descriptors: readonly (Descriptor | undefined)[];
  readonly files: readonly (StatFile | undefined)[];
  readonly sources: readonly (Source | undefined)[];
  readonly values: readonly (Value | undefined)[];
  readonly slotCount: number;
}

/** What turns one generation into the next. Added entries follow the existing arrays, in order. */
export interface SchemaChange {
  /** The generation that the change leads to. */
  readonly generation: number;
  /** The values of a removed file go with it. */
  readonly removedFiles: readonly number[];
  readonly removedSources: readonly number[];
  readonly sets: readonly ParameterSet[];
  readonly descriptors: readonly Descriptor[];
  readonly files: readonly StatFile[];
  readonly sources: readonly Source[];
  readonly values: readonly Value[];
  /** Slots after the change; never fewer than before. */
  readonly slotCount: number;
}

export const ROOT_SOURCE = 0;

export function emptySchema(epoch: string, host: HostIdentity): Schema {
  const root: Source = { parent: -1, name: '', identity: 'root', label: '' };
  return {
    epoch,
    generation: 0,
    host,
    sets: [],
    descriptors: [],
    files: [],
    sources: [root],
    values: [],
    slotCount: 0,
  };
}

/** Path of the very file that a value is in. */
export const filePathOf = ({ path }: StatFile, name: string): string =>
  path.endsWith('/') ? path + encodeName(name) : path;

/** Names of a row of a sparse table, one for each key. */
export const rowKeys = (id: string): string[] => id.split('/').map(decodeName);

/** Number of slots of a value: 1, or the product of its key sets. */
export function slotsOf(schema: Schema, value: Value): number {
  return value.sets.reduce((count, set) => count * (schema.sets[set]?.ids.length ?? 0), 1);
}

export function applySchemaChange(schema: Schema, change: SchemaChange): Schema {
  const gone = new Set(change.removedFiles);
  const goneSources = new Set(change.removedSources);
  return {
    ...schema,
    generation: change.generation,
    sets: [...schema.sets, ...change.sets],
    descriptors: [...schema.descriptors, ...change.descriptors],
    files: [...schema.files.map((f, i) => (gone.has(i) ? undefined : f)), ...change.files],
    sources: [
      ...schema.sources.map((s, i) => (goneSources.has(i) ? undefined : s)),
      ...change.sources,
    ],
    values: [
      ...schema.values.map((v) => (v === undefined || gone.has(v.file) ? undefined : v)),
      ...change.values,
    ],
    slotCount: change.slotCount,
  };
}
