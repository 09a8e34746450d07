import { namesOf, ROOT_PATH, type SchemaIndex, SchemaSubset } from '@statsfs/core/model';
import { WireWriter } from '@statsfs/core/wire';
import type { Generation } from './generation.ts';

/** Before the first sweep there is no header: nothing has been read. */
const NO_SWEEP = {
  sequence: 0,
  monotonicNs: 0n,
  wallNs: 0n,
  sweepUs: 0,
  cpuPermyriad: 0,
  intervalMs: 0,
  wantedMs: 0,
  budgetPermyriad: 0,
};

/**
 * The bytes of a `.snapshot`: a schema frame and a keyframe of a source and all below it, paths counted from there
 * (WIRE.md). Made when somebody reads, once for a sweep, whoever reads.
 */
export class SnapshotImage {
  readonly #subset: SchemaSubset;
  readonly #writer = new WireWriter();
  readonly #wakes = new Set<() => void>();
  #index: SchemaIndex | undefined;
  #schemaFrame = new Uint8Array(0);
  #bytes = new Uint8Array(0);
  /** Of which sweep the bytes are. */
  #header: Generation['header'];
  #isMade = false;

  constructor({ index }: Generation, source: number) {
    const { schema } = index;
    const root = index.sourcePath(source) ?? ROOT_PATH;
    const prefix = root === ROOT_PATH ? '' : `${root}/`;
    this.#subset = new SchemaSubset(`${schema.epoch} /${root}`, schema, {
      chooses: (path) => path.startsWith(prefix),
      below: namesOf(root).length,
    });
  }

  /** Rises when the schema of the subtree changes. */
  generation(now: Generation): number {
    this.#follow(now);
    return this.#subset.schema.generation;
  }

  /** Everything as of the last sweep. The same bytes until the next one. */
  bytes(now: Generation): Uint8Array {
    this.#follow(now);
    if (this.#isMade && this.#header === now.header) return this.#bytes;
    const subset = this.#subset;
    const filesRead = subset.take(now.readings, [...now.index.schema.files.keys()]);
    const { schema, readings: sent } = subset;
    const header = now.header ?? NO_SWEEP;
    const keyframe = this.#writer.keyframe({ schema, header, sent, filesRead });
    this.#bytes = new Uint8Array(this.#schemaFrame.length + keyframe.length);
    this.#bytes.set(this.#schemaFrame);
    this.#bytes.set(keyframe, this.#schemaFrame.length);
    this.#header = now.header;
    this.#isMade = true;
    return this.#bytes;
  }

  /** Calls back when the schema has changed. */
  onChange(wake: () => void): void {
    this.#wakes.add(wake);
  }

  forget(wake: () => void): void {
    this.#wakes.delete(wake);
  }

  /** The schema of the whole changed: those who wait are told if this part of it did. */
  changed(now: Generation): void {
    if (this.#wakes.size === 0) return;
    const before = this.#subset.schema.generation;
    if (this.generation(now) !== before) for (const wake of this.#wakes) wake();
  }

  #follow({ index }: Generation): void {
    if (index === this.#index) return;
    const isFirst = this.#index === undefined;
    this.#index = index;
    const changes = this.#subset.follow(index);
    if (changes.length === 0 && !isFirst) return;
    this.#schemaFrame = this.#writer.schema(this.#subset.schema);
    this.#isMade = false;
  }
}
