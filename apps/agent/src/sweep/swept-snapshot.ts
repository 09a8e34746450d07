import {
  asMounted,
  encodeName,
  namesOf,
  offersClear,
  READ_OK,
  type Readings,
  type ResolvedValue,
  type SchemaBuilder,
  SchemaGraft,
  SchemaIndex,
} from '@statsfs/core/model';
import { type FoundSnapshot, SNAPSHOT_FILE } from '../filesystems/statsfs/found-snapshot.ts';
import type { StatReader } from '../ports/stat-reader.ts';
import type { DirectoryCache } from './directory-cache.ts';
import { addPlaceholder } from './placeholder.ts';
import { SnapshotStream } from './snapshot-stream.ts';

const ESTALE = 116;
const CLEARABLE = 0o644;
const READABLE = 0o444;

export interface SweptSnapshotParts {
  readonly reader: StatReader;
  readonly directories: DirectoryCache;
  /** What our own trees have epochs of: a mount that shows one of them would be shown in itself, for ever. */
  readonly ownEpoch: string;
}

/** What a read found; `problem` is a code of core's `unreadable`. */
export type SnapshotRead =
  | { readonly kind: 'same' }
  | { readonly kind: 'changed'; readonly index: SchemaIndex }
  | { readonly kind: 'unreadable'; readonly problem: number }
  /** It is a mount of this very tree. */
  | { readonly kind: 'own' };

/**
 * A mounted statsfs in the sweep: read as one, its sources below a subsystem of their own, with identities, kinds, units
 * and descriptions as whoever mounted it says. Each of its files fails as it does there; all of them when it cannot be
 * read.
 */
export class SweptSnapshot implements Disposable {
  readonly found: FoundSnapshot;
  readonly #parts: SweptSnapshotParts;
  readonly #stream: SnapshotStream;
  #graft: SchemaGraft | undefined;
  #index: SchemaIndex | undefined;
  /** Stands for all as long as it could never be read. */
  #placeholder: number | undefined;

  constructor(found: FoundSnapshot, parts: SweptSnapshotParts) {
    this.found = found;
    this.#parts = parts;
    this.#stream = new SnapshotStream(parts, found.directory);
  }

  /** Indexes of its files in the schema. */
  get files(): readonly number[] {
    return this.#placeholder === undefined ? (this.#graft?.files ?? []) : [this.#placeholder];
  }

  read(): SnapshotRead {
    const problem = this.#stream.read();
    if (problem !== 0) return { kind: 'unreadable', problem };
    const { schema } = this.#stream;
    if (schema === undefined) return { kind: 'same' };
    if (isOf(this.#parts.ownEpoch, schema.epoch)) return { kind: 'own' };
    const known = this.#index?.schema;
    if (known?.epoch === schema.epoch && known.generation === schema.generation) {
      return { kind: 'same' };
    }
    return { kind: 'changed', index: new SchemaIndex(schema) };
  }

  /** Takes out what has gone with a new generation; to be committed before `add`. */
  remove(builder: SchemaBuilder, index: SchemaIndex): void {
    this.#removePlaceholder(builder);
    if (this.#index?.schema.epoch === index.schema.epoch) this.#graft?.removeGone(index);
    else {
      this.#graft?.removeAll();
      this.#graft = this.#createGraft(builder);
    }
  }

  add(index: SchemaIndex): void {
    this.#index = index;
    this.#graft?.addNew(index);
  }

  removeAll(builder: SchemaBuilder): void {
    this.#removePlaceholder(builder);
    this.#graft?.removeAll();
    this.#graft = undefined;
    this.#index = undefined;
  }

  /** It cannot be read and never could: a row says so. @returns whether there is a new one, to be committed. */
  standIn(builder: SchemaBuilder): boolean {
    if (this.#graft !== undefined || this.#placeholder !== undefined) return false;
    this.#placeholder = addPlaceholder(builder, this.found);
    return true;
  }

  /** Everything anew into another schema. */
  replant(builder: SchemaBuilder): void {
    if (this.#placeholder !== undefined) {
      this.#placeholder = addPlaceholder(builder, this.found);
      return;
    }
    this.#graft = this.#createGraft(builder);
    if (this.#index !== undefined) this.#graft.addNew(this.#index);
  }

  /** What the last read found, or that there was none. */
  store(readings: Readings, problem: number): void {
    if (problem === READ_OK) {
      const { schema } = this.#stream;
      this.#graft?.take(this.#stream.readings, schema?.files.keys() ?? [], readings);
    } else {
      for (const file of this.files) readings.status[file] = problem;
    }
  }

  /**
   * Opens the file of a value for writing, below the mount and on it. The mount finds it by its path, as whoever shows
   * the value knows it.
   * @returns a descriptor or −errno.
   */
  openForClear(value: ResolvedValue): number {
    const { reader, directories } = this.#parts;
    const { directory, name } = this.found;
    const names = namesOf(value.path).slice(1).map(encodeName);
    directories.forget(directory, names.slice(0, -1));
    const opened = directories.openFile(directory, names);
    if (opened < 0) return opened;
    const identity = reader.identify(opened);
    const root = directories.openFile(directory, [SNAPSHOT_FILE]);
    const mount = root < 0 ? root : reader.identify(root);
    if (root >= 0) reader.close(root);
    const isOnIt =
      typeof identity !== 'number' &&
      typeof mount !== 'number' &&
      identity.regular &&
      identity.device === mount.device &&
      value.path.startsWith(`${encodeName(name)}/`);
    const writable = isOnIt ? reader.openForWriting(opened) : -ESTALE;
    reader.close(opened);
    return writable;
  }

  [Symbol.dispose](): void {
    this.#stream[Symbol.dispose]();
  }

  #removePlaceholder(builder: SchemaBuilder): void {
    if (this.#placeholder !== undefined) builder.removeFile(this.#placeholder);
    this.#placeholder = undefined;
  }

  #createGraft(builder: SchemaBuilder): SchemaGraft {
    const { directory, name } = this.found;
    return new SchemaGraft(builder, {
      chooses: () => true,
      place: (names) => [name, ...names],
      perSource: (_file, names, values) => ({
        path: `${[directory, ...names.map(encodeName)].join('/')}/`,
        filesystem: name,
        mode: values.some(({ clear }) => offersClear(clear)) ? CLEARABLE : READABLE,
      }),
      describe: asMounted,
    });
  }
}

/** Epochs of one agent are numbered (`uuid.2`), and a mount names the directory behind them (`uuid.2 /kvm`). */
const isOf = (own: string, epoch: string): boolean =>
  epoch.startsWith(`${own}.`) || epoch.startsWith(`${own} `);
