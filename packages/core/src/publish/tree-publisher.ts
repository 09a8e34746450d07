import {
  encodeName,
  type HostIdentity,
  type NewFile,
  NO_DATA,
  READ_OK,
  Readings,
  type Schema,
  SchemaBuilder,
  type SchemaChange,
} from '../model/index.ts';
import { describeSources, filesOf, toPart } from './lay-out-source.ts';
import type { PublishedPart } from './published-part.ts';
import type { Source, TreeWatcher } from './source.ts';
import type { Sighting } from './visit.ts';

const EIO = 5;

export interface PublisherOptions {
  readonly epoch: string;
  readonly host: HostIdentity;
  /** Name of the filesystem that the tree is read through. */
  readonly filesystem: string;
  /** Where it is mounted, without a slash at its end; '' where it is not. */
  readonly mountPoint: string;
  /** Called when something came, went or was renamed: the next `refresh` has changes. */
  readonly onChange?: () => void;
}

/** What a refresh found. */
export interface Refreshed {
  /** In order; readers of the schema before need each of them. */
  readonly changes: readonly SchemaChange[];
  /** All files, by index, ascending. */
  readonly filesRead: readonly number[];
  /** One sentence for each value whose function threw. */
  readonly failures: readonly string[];
}

/** Parts that are read and fail together. */
interface PublishedFile {
  readonly index: number;
  readonly firstSlot: number;
  readonly parts: readonly PublishedPart[];
}

/**
 * Turns a live tree into a schema with readings, and keeps it so: each `refresh` takes in what came and went since the
 * last one, and reads every visible value once, in one pass. What one function throws costs the values it is read with.
 */
export class TreePublisher implements TreeWatcher, Disposable {
  readonly #root: Source;
  readonly #options: PublisherOptions;
  readonly #builder: SchemaBuilder;
  readonly #unwatch: () => void;
  /** Visible sources that have a place, with their files. */
  readonly #placed = new Map<Source, PublishedFile[]>();
  readonly #byIndex = new Map<number, PublishedFile>();
  /** Values that no reader would take: their paths are too long or too deep. */
  readonly #refused = new Set<string>();
  readonly #changed = new Set<Source>();
  readonly readings = new Readings();

  /** @throws StatsError EBUSY when the tree is published already. */
  constructor(root: Source, options: PublisherOptions) {
    this.#root = root;
    this.#options = options;
    this.#builder = new SchemaBuilder(options.epoch, options.host);
    this.#unwatch = root.watch(this);
    this.changed(root, 'place');
  }

  get schema(): Schema {
    return this.#builder.schema;
  }

  [Symbol.dispose](): void {
    this.#unwatch();
  }

  /** What is taken out is let go at once, as nobody watches it any more; the rest waits for the next refresh. */
  changed(source: Source, what: 'values' | 'place'): void {
    this.#options.onChange?.();
    if (what === 'values') {
      this.#changed.add(source);
      return;
    }
    const isBelow = this.#namesOf(source) !== undefined;
    for (const one of withSubordinates(source)) {
      if (isBelow) this.#changed.add(one);
      else this.#release(one);
    }
  }

  /** @param nowUs start of the read, whole microseconds of the caller's monotonic clock. */
  refresh(nowUs: number): Refreshed {
    const failures: string[] = [];
    const changes: SchemaChange[] = [];
    for (const source of this.#changed) this.#release(source, false);
    // A value may take the name of a source that has gone, which is free only then.
    this.#commit(changes);
    for (const source of this.#changed) this.#place(source);
    this.#changed.clear();
    this.#reshape();
    this.#commit(changes);
    const filesRead: number[] = [];
    for (const files of this.#placed.values()) {
      for (const file of files) {
        this.#store(file, nowUs, failures);
        filesRead.push(file.index);
      }
    }
    failures.push(...this.#refused);
    return { changes, filesRead: filesRead.sort((a, b) => a - b), failures };
  }

  /** Where a value is that the schema knows by file and name: for clears, and for reads between two refreshes. */
  find(file: number, name: string): Sighting | undefined {
    const parts = this.#byIndex.get(file)?.parts;
    return parts?.find(({ descriptor }) => descriptor.name === name)?.sighting;
  }

  #release(source: Source, forgets = true): void {
    for (const file of this.#placed.get(source) ?? []) this.#removeFile(file);
    this.#placed.delete(source);
    if (forgets) this.#changed.delete(source);
  }

  #place(source: Source): void {
    const names = this.#namesOf(source);
    if (names === undefined || source.isHidden) return;
    const files = filesOf(source).map((parts) => this.#addFile(source, names, parts));
    if (files.length > 0) this.#placed.set(source, files);
  }

  #addFile(
    source: Source,
    names: readonly string[],
    parts: readonly PublishedPart[],
  ): PublishedFile {
    const newFile = this.#newFile(source, names, parts);
    const { index, firstSlot, refused } = this.#builder.addFile(newFile);
    for (const name of refused) this.#refused.add(`${newFile.path}${name}: no place in the tree`);
    const file = { index, firstSlot, parts };
    this.#byIndex.set(index, file);
    return file;
  }

  #removeFile({ index }: PublishedFile): void {
    this.#builder.removeFile(index);
    this.#byIndex.delete(index);
  }

  #newFile(source: Source, names: readonly string[], parts: readonly PublishedPart[]): NewFile {
    let slotCount = 0;
    const values = parts.map(({ descriptor, sets, slots }) => {
      const firstSlot = slotCount;
      slotCount += slots;
      return { source: names, descriptor, firstSlot, sets };
    });
    return {
      path: `${this.#options.mountPoint}/${names.map((name) => `${encodeName(name)}/`).join('')}`,
      filesystem: this.#options.filesystem,
      mode: parts[0]?.sighting.def.mode ?? 0,
      slotCount,
      values,
      sources: describeSources(source, names),
    };
  }

  /** Tables whose rows are others now get other slots. */
  #reshape(): void {
    for (const [source, files] of this.#placed) {
      files.forEach((file, at) => {
        if (file.parts.every((part) => part.refresh())) return;
        const names = this.#namesOf(source) ?? [];
        this.#removeFile(file);
        files[at] = this.#addFile(
          source,
          names,
          file.parts.map(({ sighting }) => toPart(sighting)),
        );
      });
    }
  }

  #commit(changes: SchemaChange[]): void {
    for (;;) {
      const change = this.#builder.commit();
      if (change === undefined) return;
      changes.push(change);
      const { slotCount, files } = this.schema;
      this.readings.grow(slotCount, files.length);
    }
  }

  #store({ index, firstSlot, parts }: PublishedFile, nowUs: number, failures: string[]): void {
    let status = READ_OK;
    let slot = firstSlot;
    for (const part of parts) {
      const at = slot;
      const isThere = attempt(() => part.store(this.readings, at), undefined, failures, part);
      if (isThere === undefined) status = EIO;
      else if (!isThere && status === READ_OK) status = NO_DATA;
      slot += part.slots;
    }
    this.readings.status[index] = status;
    if (status === READ_OK) this.readings.readUs[index] = nowUs;
  }

  /** Names from the root on; undefined for what is not below it. */
  #namesOf(source: Source): string[] | undefined {
    if (source === this.#root) return [];
    const above = source.parent === undefined ? undefined : this.#namesOf(source.parent);
    return above === undefined ? undefined : [...above, source.name];
  }
}

function* withSubordinates(source: Source): Generator<Source> {
  yield source;
  for (const subordinate of source.subordinates) yield* withSubordinates(subordinate);
}

/** What one function of the program throws is told, and costs nobody else anything. */
function attempt<T>(call: () => T, otherwise: T, failures: string[], part: PublishedPart): T {
  try {
    return call();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    failures.push(`${part.sighting.source.name}/${part.descriptor.name}: ${reason}`);
    return otherwise;
  }
}
