import type { Descriptor } from './descriptor.ts';
import { NO_DATA, type Readings } from './readings.ts';
import { ROOT_SOURCE, type Schema, type StatFile, slotsOf } from './schema.ts';
import type { NewSource, NewValue, SchemaBuilder } from './schema-builder.ts';
import type { SchemaIndex } from './schema-index.ts';
import { namesOf, ROOT_PATH, type StatPath } from './stat-path.ts';

/** Slots of a value in the schema it comes from. Those of the values of a file follow each other where they go. */
interface Run {
  readonly from: number;
  readonly slots: number;
  readonly isText: boolean;
}

/** A file that was added, and what of. */
interface GraftedFile {
  readonly from: number;
  readonly index: number;
  readonly firstSlot: number;
  readonly runs: readonly Run[];
}

/** What a grafted file is said to be. */
export type FileFacts = Pick<StatFile, 'path' | 'filesystem' | 'mode'>;

export interface GraftOptions {
  /** Asked once for each value. */
  readonly chooses: (path: StatPath) => boolean;
  /** Where a source is to be that is there under these names. */
  readonly place: (names: readonly string[]) => readonly string[];
  /** Tells the file of a source's values; values of several sources in one file become a file for each. */
  readonly perSource?: (
    file: StatFile,
    names: readonly string[],
    values: readonly Descriptor[],
  ) => FileFacts;
  /** What a value is where it goes; as it is where it comes from when left out. */
  readonly describe?: (descriptor: Descriptor) => Descriptor;
}

/**
 * Values of one schema in another one, with indexes and slots of that, kept up to date generation by generation: part of
 * a stream as a stream of its own, or a mounted statsfs in the tree of a host.
 */
export class SchemaGraft {
  readonly #builder: SchemaBuilder;
  readonly #options: GraftOptions;
  /** By the file that they come from. */
  readonly #files = new Map<number, GraftedFile[]>();
  /** Values that were looked at already: lists of a schema only grow. */
  #seen = 0;

  constructor(builder: SchemaBuilder, options: GraftOptions) {
    this.#builder = builder;
    this.#options = options;
  }

  /** Indexes of all its files. */
  get files(): number[] {
    return [...this.#files.values()].flatMap((files) => files.map(({ index }) => index));
  }

  /** Takes out the files that have gone since the last generation. To be committed before `addNew`, which may want their places. */
  removeGone({ schema }: SchemaIndex): void {
    for (const [from, files] of this.#files)
      if (schema.files[from] === undefined) this.#remove(files);
  }

  /** Takes everything out. */
  removeAll(): void {
    for (const files of this.#files.values()) this.#remove(files);
  }

  /** Adds what is new since the last generation. */
  addNew(index: SchemaIndex): void {
    for (const [from, values] of this.#newValues(index)) {
      const file = index.schema.files[from];
      if (file === undefined) continue;
      const groups =
        this.#options.perSource === undefined ? [values] : bySource(index.schema, values);
      this.#files.set(
        from,
        groups.map((group) => this.#addFile(index, from, file, group)),
      );
    }
  }

  /** Takes over what is known of files, given by their index there. @returns those here among them, ascending. */
  take(from: Readings, files: Iterable<number>, into: Readings): number[] {
    const taken: number[] = [];
    for (const number of files) {
      for (const file of this.#files.get(number) ?? []) {
        into.status[file.index] = from.status[number] ?? NO_DATA;
        into.readUs[file.index] = from.readUs[number] ?? 0;
        // Also of a file that is unreadable now: who joins gets its last words.
        let to = file.firstSlot;
        for (const run of file.runs) {
          copyRun(from, run, into, to);
          to += run.slots;
        }
        taken.push(file.index);
      }
    }
    return taken.sort((a, b) => a - b);
  }

  #remove(files: readonly GraftedFile[]): void {
    for (const { index, from } of files) {
      this.#builder.removeFile(index);
      this.#files.delete(from);
    }
  }

  /** Chosen values that are new, by their file. */
  #newValues(index: SchemaIndex): Map<number, number[]> {
    const byFile = new Map<number, number[]>();
    const { values } = index.schema;
    for (; this.#seen < values.length; this.#seen++) {
      const file = values[this.#seen]?.file;
      const path = index.valuePath(this.#seen);
      if (path !== undefined && file !== undefined && this.#options.chooses(path)) {
        append(byFile, file, this.#seen);
      }
    }
    return byFile;
  }

  #addFile(
    index: SchemaIndex,
    from: number,
    file: StatFile,
    values: readonly number[],
  ): GraftedFile {
    const { place, perSource, describe } = this.#options;
    const { schema } = index;
    const runs: Run[] = [];
    const added: NewValue[] = [];
    const sources = new Map<number, NewSource>();
    let slotCount = 0;
    for (const number of values) {
      const resolved = index.resolve(number);
      if (resolved === undefined) continue;
      const { value, descriptor } = resolved;
      const source = place(namesOfSource(index, value.source));
      describeSources(schema, value.source, source, sources);
      const sets = value.sets.flatMap((set) => schema.sets[set] ?? []);
      const there = describe === undefined ? descriptor : describe(descriptor);
      added.push({ source, descriptor: there, firstSlot: slotCount, sets });
      const slots = slotsOf(schema, value);
      runs.push({ from: value.firstSlot, slots, isText: descriptor.type === 'text' });
      slotCount += slots;
    }
    const first = schema.values[values[0] ?? -1]?.source;
    const { path, filesystem, mode } =
      perSource === undefined || first === undefined
        ? file
        : perSource(
            file,
            namesOfSource(index, first),
            added.map(({ descriptor }) => descriptor),
          );
    const { index: at, firstSlot } = this.#builder.addFile({
      path,
      filesystem,
      mode,
      slotCount,
      values: added,
      sources: [...sources.values()],
    });
    return { from, index: at, firstSlot, runs };
  }
}

const namesOfSource = (index: SchemaIndex, source: number): readonly string[] =>
  namesOf(index.sourcePath(source) ?? ROOT_PATH);

/** A source and all above it that come along, so that each keeps its identity and label. */
function describeSources(
  schema: Schema,
  source: number,
  names: readonly string[],
  into: Map<number, NewSource>,
): void {
  let at = source;
  for (let depth = names.length; depth > 0; depth--) {
    const known = schema.sources[at];
    if (known === undefined || at === ROOT_SOURCE || into.has(at)) return;
    const { identity, label } = known;
    into.set(at, { names: names.slice(0, depth), identity, label });
    at = known.parent;
  }
}

function bySource(schema: Schema, values: readonly number[]): number[][] {
  const groups = new Map<number, number[]>();
  for (const value of values) append(groups, schema.values[value]?.source ?? ROOT_SOURCE, value);
  return [...groups.values()];
}

function append(lists: Map<number, number[]>, key: number, item: number): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [item]);
  else known.push(item);
}

function copyRun(
  from: Readings,
  { from: first, slots, isText }: Run,
  into: Readings,
  to: number,
): void {
  into.words.set(from.words.subarray(2 * first, 2 * (first + slots)), 2 * to);
  for (let slot = 0; isText && slot < slots; slot++) {
    const text = from.texts.get(first + slot);
    if (text !== undefined) into.texts.set(to + slot, text);
  }
}
