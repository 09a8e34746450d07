import { emptySchema, Readings, ROOT_SOURCE, SchemaIndex } from '@statsfs/core/model';
import { WireReader, type WireUpdate } from '@statsfs/core/wire';
import type { MountDirectory } from '../mount-node.ts';
import { Epoch } from './epoch.ts';
import { FIRST_INODE, nextFirstInode } from './inodes.ts';
import { type MountFacts, SourceDirectory } from './source-directory.ts';

export type StatsMountOptions = Omit<MountFacts, 'epoch'>;

const NOTHING = emptySchema('', { name: '', kernel: '', bootId: '' });

/**
 * A tree of statistics as directories and files, from the frames that everybody gets: whoever publishes, an agent or a
 * program, is a stream. Empty before the first schema.
 */
export class StatsMount {
  readonly root: MountDirectory;
  #reader = new WireReader();
  #epoch = new Epoch(new SchemaIndex(NOTHING), new Readings(), FIRST_INODE);
  /** A schema of a new epoch is shown with its first sweep: until then what was mounted is better than nothing. */
  #joining: SchemaIndex | undefined;

  readonly #onCleared: (paths: readonly string[]) => void;

  /** @param onCleared is told what was cleared, by whomever, once it can be read. */
  constructor(
    options: StatsMountOptions,
    onCleared: (paths: readonly string[]) => void = () => undefined,
  ) {
    this.#onCleared = onCleared;
    this.root = new SourceDirectory(
      { ...options, epoch: () => this.#epoch },
      this.#epoch,
      ROOT_SOURCE,
    );
  }

  /** @throws WireError for what is no frame; call `joinAnew` before the next bytes. */
  push(chunk: Uint8Array): void {
    for (const update of this.#reader.push(chunk)) this.#apply(update);
  }

  /** What comes next is another stream, that begins with a schema. */
  joinAnew(): void {
    this.#reader = new WireReader();
    this.#joining = undefined;
  }

  #apply(update: WireUpdate): void {
    switch (update.kind) {
      case 'schema':
        this.#joining = new SchemaIndex(update.schema);
        return;
      case 'schema-change':
        if (this.#joining === undefined) this.#epoch.change(new SchemaIndex(update.schema));
        else this.#joining = new SchemaIndex(update.schema);
        return;
      case 'sweep':
        if (this.#joining !== undefined) this.#begin(this.#joining);
        this.#epoch.sweep(update.sweep.header);
        return;
      case 'event':
        if (update.event.kind === 'clear') this.#tellCleared(update.event.values);
        return;
    }
  }

  #tellCleared(values: readonly number[]): void {
    const { index } = this.#epoch.now;
    this.#onCleared(values.flatMap((value) => index.valuePath(value) ?? []));
  }

  #begin(index: SchemaIndex): void {
    const { firstInode, index: before } = this.#epoch.now;
    this.#joining = undefined;
    const next = nextFirstInode(firstInode, before.schema);
    this.#epoch.end();
    this.#epoch = new Epoch(index, this.#reader.readings, next);
  }
}
