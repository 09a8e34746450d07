import { NO_DATA, Readings } from './readings.ts';
import { ROOT_SOURCE, type Schema, type SchemaChange, slotsOf } from './schema.ts';
import { type NewSource, type NewValue, SchemaBuilder } from './schema-builder.ts';
import type { SchemaIndex } from './schema-index.ts';
import { namesOf, ROOT_PATH, type StatPath } from './stat-path.ts';

/** Slots of a value in the whole. Those of the values of a file follow each other in the subset. */
interface Run {
  readonly from: number;
  readonly slots: number;
  readonly isText: boolean;
}

/** A file of the whole of which values were chosen. */
interface ChosenFile {
  readonly index: number;
  readonly firstSlot: number;
  readonly runs: readonly Run[];
}

export interface SubsetChoice {
  /** Asked once for each value. */
  readonly chooses: (path: StatPath) => boolean;
  /** How many names at the beginning of every path are left out: what is chosen lies below one source. */
  readonly below?: number;
}

/**
 * Some values of a schema as a schema of their own, with indexes and slots of its own, kept up to date generation by
 * generation: what a reader asks for who wants a part. Paths, identities, labels and files stay what they are.
 */
export class SchemaSubset {
  readonly #chooses: (path: StatPath) => boolean;
  readonly #below: number;
  readonly #builder: SchemaBuilder;
  /** By index in the whole. */
  readonly #files = new Map<number, ChosenFile>();
  /** Values that were looked at already: lists of the whole only grow. */
  #seen = 0;
  readonly readings = new Readings();

  /** @param epoch its own, as the indexes of the subset are not those of the whole. */
  constructor(epoch: string, whole: Schema, { chooses, below = 0 }: SubsetChoice) {
    this.#builder = new SchemaBuilder(epoch, whole.host);
    this.#chooses = chooses;
    this.#below = below;
  }

  get schema(): Schema {
    return this.#builder.schema;
  }

  /**
   * Takes in a generation of the whole, the first one or one after the last.
   * @returns the changes here, in order; none where the subset is not touched.
   */
  follow(index: SchemaIndex): SchemaChange[] {
    const { schema } = index;
    const changes: SchemaChange[] = [];
    for (const [whole, file] of this.#files) {
      if (schema.files[whole] !== undefined) continue;
      this.#files.delete(whole);
      this.#builder.removeFile(file.index);
    }
    // A path is free only once what had it has gone.
    this.#commit(changes);
    for (const [whole, values] of this.#newValues(index)) this.#addFile(index, whole, values);
    this.#commit(changes);
    return changes;
  }

  /** Takes over what is known of files of the whole. @returns those of the subset among them, ascending. */
  take(whole: Readings, files: readonly number[]): number[] {
    const taken: number[] = [];
    for (const number of files) {
      const file = this.#files.get(number);
      if (file === undefined) continue;
      this.readings.status[file.index] = whole.status[number] ?? NO_DATA;
      this.readings.readUs[file.index] = whole.readUs[number] ?? 0;
      // Also of a file that is unreadable now: who joins gets its last words, as from the whole.
      let to = file.firstSlot;
      for (const run of file.runs) {
        this.#copy(whole, run, to);
        to += run.slots;
      }
      taken.push(file.index);
    }
    this.readings.sequence = whole.sequence;
    return taken.sort((a, b) => a - b);
  }

  #copy(whole: Readings, { from, slots, isText }: Run, to: number): void {
    this.readings.words.set(whole.words.subarray(2 * from, 2 * (from + slots)), 2 * to);
    for (let slot = 0; isText && slot < slots; slot++) {
      const text = whole.texts.get(from + slot);
      if (text !== undefined) this.readings.texts.set(to + slot, text);
    }
  }

  /** Chosen values that are new, by their file. */
  #newValues(index: SchemaIndex): Map<number, number[]> {
    const byFile = new Map<number, number[]>();
    const { values } = index.schema;
    for (; this.#seen < values.length; this.#seen++) {
      const file = values[this.#seen]?.file;
      const path = index.valuePath(this.#seen);
      if (path === undefined || file === undefined || !this.#chooses(path)) continue;
      const known = byFile.get(file);
      if (known === undefined) byFile.set(file, [this.#seen]);
      else known.push(this.#seen);
    }
    return byFile;
  }

  #addFile(index: SchemaIndex, whole: number, values: readonly number[]): void {
    const { schema } = index;
    const file = schema.files[whole];
    if (file === undefined) return;
    const runs: Run[] = [];
    const added: NewValue[] = [];
    const sources = new Map<number, NewSource>();
    let slotCount = 0;
    for (const number of values) {
      const resolved = index.resolve(number);
      if (resolved === undefined) continue;
      const { value, descriptor } = resolved;
      const names = namesOf(index.sourcePath(value.source) ?? ROOT_PATH).slice(this.#below);
      describeSources(schema, value.source, names, sources);
      const sets = value.sets.flatMap((set) => schema.sets[set] ?? []);
      added.push({ source: names, descriptor, firstSlot: slotCount, sets });
      const slots = slotsOf(schema, value);
      runs.push({ from: value.firstSlot, slots, isText: descriptor.type === 'text' });
      slotCount += slots;
    }
    const known = [...sources.values()];
    const place = this.#builder.addFile({ ...file, slotCount, values: added, sources: known });
    this.#files.set(whole, { index: place.index, firstSlot: place.firstSlot, runs });
  }

  #commit(changes: SchemaChange[]): void {
    const before = this.schema;
    const change = this.#builder.commit();
    if (change === undefined) return;
    changes.push(change);
    this.readings.grow(this.schema.slotCount, this.schema.files.length);
    for (const index of change.removedFiles) {
      const file = before.files[index];
      if (file !== undefined) this.readings.forget(file);
    }
  }
}

/** A source and all above it, so that each keeps its identity and label. */
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
