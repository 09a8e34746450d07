import type { Descriptor } from './descriptor.ts';
import {
  applySchemaChange,
  emptySchema,
  type HostIdentity,
  NO_SETS,
  type ParameterSet,
  ROOT_SOURCE,
  type Schema,
  type SchemaChange,
  type Source,
  type StatFile,
  type Value,
} from './schema.ts';
import { MAX_PATH_DEPTH, MAX_PATH_LENGTH, pathOf } from './stat-path.ts';

/** A value to be added with a file: where it sits, what it is, and which slots of the file it takes. */
export interface NewValue {
  /** Names of the source it belongs to, outermost first. */
  readonly source: readonly string[];
  readonly descriptor: Descriptor;
  /** Relative to the first slot of the file. */
  readonly firstSlot: number;
  /** As in `Value`. */
  readonly sets: readonly ParameterSet[];
}

/** What is known of a source besides its name. What is left out the builder makes up, or leaves as it is. */
export interface NewSource {
  readonly names: readonly string[];
  readonly identity?: string;
  readonly label?: string;
}

export interface NewFile {
  readonly path: string;
  readonly filesystem: string;
  readonly mode: number;
  readonly slotCount: number;
  readonly values: readonly NewValue[];
  /** Counts for sources that this file is the first to bring. */
  readonly sources?: readonly NewSource[];
}

export interface AddedFile {
  readonly index: number;
  readonly firstSlot: number;
  /** Names of values that were left out because their path is taken. */
  readonly refused: readonly string[];
}

/**
 * Builds a schema and its changes. Descriptors and parameter sets are interned: equal ones become one, which is what
 * lets aggregates fold over `cpu/0/user` and `cpu/1/user`. A value whose path is taken, or is none, is refused and counted.
 */
export class SchemaBuilder {
  #schema: Schema;
  readonly #descriptors = new Map<string, Interned<Descriptor>>();
  readonly #sets = new Interned<ParameterSet>();
  /** Sources by their place. */
  readonly #sources = new Map<string, number>();
  /** Places where a value is. Together with `#sources` this keeps one path from meaning two things. */
  readonly #values = new Set<string>();
  /** Places that each file owns, so that taking one out of 100,000 does not visit the others. */
  readonly #owned = new Map<number, readonly string[]>();
  #pending: Pending = emptyPending();
  /** What the file that is being added knows of sources, by path. */
  readonly #described = new Map<string, NewSource>();

  constructor(epoch: string, host: HostIdentity) {
    this.#schema = emptySchema(epoch, host);
  }

  /** The schema as of the last `commit`. */
  get schema(): Schema {
    return this.#schema;
  }

  /**
   * Adds a file with its values; seen after the next `commit`.
   * @returns the file's index, and the names of values that were refused: because another value or a source has their
   * path, a value has the path of a source above them, a name is empty, or the path is longer or deeper than any reader takes.
   */
  addFile(file: NewFile): AddedFile {
    const index = this.#schema.files.length + this.#pending.files.length;
    const firstSlot = this.#schema.slotCount + this.#pending.slots;
    const refused: string[] = [];
    const owned: string[] = [];
    for (const source of file.sources ?? []) this.#described.set(pathOf(source.names), source);
    // Values of one source follow each other and share its names, which are then looked up once.
    let names: readonly string[] | undefined;
    let at: number | undefined;
    for (const value of file.values) {
      const { name } = value.descriptor;
      const isOne = isPath(value.source, name);
      if (isOne && value.source !== names) {
        names = value.source;
        at = this.#sourceAt(names);
      }
      const source = isOne ? at : undefined;
      const place = source === undefined ? undefined : placeOf(source, name);
      if (source === undefined || place === undefined || this.#isTaken(place)) {
        refused.push(name);
        continue;
      }
      this.#values.add(place);
      owned.push(place);
      this.#pending.values.push({
        source,
        descriptor: this.#intern(value.source[0] ?? '', value.descriptor),
        file: index,
        firstSlot: firstSlot + value.firstSlot,
        sets: value.sets.length === 0 ? NO_SETS : value.sets.map((set) => this.#internSet(set)),
      });
    }
    this.#described.clear();
    // A copy has no room to spare, which is 130 bytes for a file of one value.
    this.#owned.set(index, owned.slice());
    const { path, filesystem, mode, slotCount } = file;
    this.#pending.files.push({ path, filesystem, mode, firstSlot, slotCount });
    this.#pending.slots += slotCount;
    return { index, firstSlot, refused };
  }

  /**
   * Takes a file and its values out; sources that are left empty go too. Seen after the next `commit`; a file that was
   * added since the last one loses its values at once, and goes with the change after the one that adds it.
   * Does nothing for a file that has gone.
   */
  removeFile(index: number): void {
    const places = this.#owned.get(index);
    if (places === undefined) return;
    this.#owned.delete(index);
    for (const place of places) this.#values.delete(place);
    if (index < this.#schema.files.length) {
      this.#pending.removedFiles.push(index);
      return;
    }
    this.#pending.values = this.#pending.values.filter((value) => value.file !== index);
    this.#pending.removedBefore.push(index);
  }

  /** @returns the change that leads to the new schema, or undefined when nothing is pending. */
  commit(): SchemaChange | undefined {
    const pending = this.#pending;
    if (pending.files.length === 0 && pending.removedFiles.length === 0) return undefined;
    const before = this.#schema;
    const change: SchemaChange = {
      generation: before.generation + 1,
      removedFiles: pending.removedFiles.sort((a, b) => a - b),
      removedSources: [],
      sets: pending.sets,
      descriptors: pending.descriptors,
      files: pending.files,
      sources: pending.sources,
      values: pending.values,
      slotCount: before.slotCount + pending.slots,
    };
    const removedSources = emptySources(applySchemaChange(before, change), before.sources.length);
    const whole = { ...change, removedSources };
    this.#schema = applySchemaChange(before, whole);
    this.#pending = { ...emptyPending(), removedFiles: pending.removedBefore };
    for (const index of removedSources) {
      const source = before.sources[index];
      if (source !== undefined) this.#sources.delete(placeOf(source.parent, source.name));
    }
    return whole;
  }

  #isTaken(place: string): boolean {
    return this.#values.has(place) || this.#sources.has(place);
  }

  /** @returns undefined when a value stands where a source would have to be. */
  #sourceAt(names: readonly string[]): number | undefined {
    let parent = ROOT_SOURCE;
    for (const [depth, name] of names.entries()) {
      const place = placeOf(parent, name);
      if (this.#values.has(place)) return undefined;
      parent = this.#sources.get(place) ?? this.#addSource(parent, names.slice(0, depth + 1));
    }
    return parent;
  }

  #addSource(parent: number, names: readonly string[]): number {
    const index = this.#schema.sources.length + this.#pending.sources.length;
    const name = names.at(-1) ?? '';
    const known = this.#described.size === 0 ? undefined : this.#described.get(pathOf(names));
    const identity = known?.identity ?? `${name}#${this.#schema.generation + 1}`;
    this.#pending.sources.push({ parent, name, identity, label: known?.label ?? '' });
    this.#sources.set(placeOf(parent, name), index);
    return index;
  }

  /** Descriptors are shared within a subsystem only: two filesystems may use a name for different things. */
  #intern(subsystem: string, descriptor: Descriptor): number {
    const interned = this.#descriptors.get(subsystem) ?? new Interned<Descriptor>();
    this.#descriptors.set(subsystem, interned);
    return interned.indexOf(descriptor, () => {
      this.#pending.descriptors.push(descriptor);
      return this.#schema.descriptors.length + this.#pending.descriptors.length - 1;
    });
  }

  #internSet(set: ParameterSet): number {
    return this.#sets.indexOf(set, () => {
      this.#pending.sets.push(set);
      return this.#schema.sets.length + this.#pending.sets.length - 1;
    });
  }
}

/** Gives equal things one index. Knows objects it has met again, as making their text takes 4 µs each (measured). */
class Interned<T extends object> {
  readonly #byText = new Map<string, number>();
  readonly #byObject = new WeakMap<T, number>();

  indexOf(item: T, add: () => number): number {
    const met = this.#byObject.get(item);
    if (met !== undefined) return met;
    const text = JSON.stringify(item);
    const index = this.#byText.get(text) ?? add();
    this.#byText.set(text, index);
    this.#byObject.set(item, index);
    return index;
  }
}

/** Where a name sits: below which source. Cheaper to make than its path, and as unique. */
const placeOf = (parent: number, name: string): string => `${parent}/${name}`;

/** Whether readers take a path of these names: one odd name must not cost them the whole schema. */
function isPath(source: readonly string[], name: string): boolean {
  if (name === '') return false;
  // Encoding triples a name at most; making each path only to measure it would cost half of all that building does.
  let longest = 3 * name.length;
  for (const above of source) {
    if (above === '') return false;
    longest += 3 * above.length + 1;
  }
  if (source.length >= MAX_PATH_DEPTH) return false;
  return longest <= MAX_PATH_LENGTH || pathOf([...source, name]).length <= MAX_PATH_LENGTH;
}

interface Pending {
  readonly removedFiles: number[];
  /** Added and taken out again before a commit. A change cannot take out what it adds, so they wait for the next. */
  readonly removedBefore: number[];
  readonly sets: ParameterSet[];
  readonly descriptors: Descriptor[];
  readonly files: StatFile[];
  readonly sources: Source[];
  values: Value[];
  slots: number;
}

const emptyPending = (): Pending => ({
  removedFiles: [],
  removedBefore: [],
  sets: [],
  descriptors: [],
  files: [],
  sources: [],
  values: [],
  slots: 0,
});

/**
 * Sources without a value and without a subordinate that stays; children come after parents, so one pass backwards.
 * Those from `firstAdded` on stay: a change cannot take out what it adds.
 */
function emptySources(schema: Schema, firstAdded: number): number[] {
  const occupied = new Set<number>([ROOT_SOURCE]);
  for (const value of schema.values) if (value !== undefined) occupied.add(value.source);
  const empty: number[] = [];
  for (let index = schema.sources.length - 1; index > ROOT_SOURCE; index--) {
    const source = schema.sources[index];
    if (source === undefined) continue;
    if (index >= firstAdded || occupied.has(index)) occupied.add(source.parent);
    else empty.push(index);
  }
  return empty.reverse();
}
