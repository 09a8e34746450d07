import {
  NOT_READ,
  type Readings,
  type SchemaBuilder,
  SchemaGraft,
  SchemaIndex,
  type StatPath,
} from '@statsfs/core/model';
import { WireReader, type WireUpdate } from '@statsfs/core/wire';
import type { Folder } from '../filesystems/folder/walk-folder.ts';
import { addPlaceholder } from './placeholder.ts';
import type { SideLink } from './side-link.ts';
import type { SnapshotSweep } from './swept-snapshots.ts';

/** What is silent for longer than this, and than a few of its sweeps should take, hangs. */
const LEAST_PATIENCE_US = 2e6;
const MISSED_SWEEPS = 3;

/** Values that something happened to, by their path, as a thread of its own tells. */
export interface SideEvent {
  readonly kind: 'clear' | 'reset';
  /** Who cleared, or why they start anew. */
  readonly text: string;
  readonly paths: readonly StatPath[];
}

/**
 * A filesystem that may hang, in the tree of the host: a thread of its own reads it, and what that says is taken over with
 * the next sweep. When it says nothing, all that is below it is unreadable, and the sweep goes on.
 */
export class SideTree implements Disposable {
  readonly folder: Folder;
  readonly #link: SideLink;
  readonly #intervalUs: number;
  #stretch = 1;
  #wire = new WireReader();
  #graft: SchemaGraft | undefined;
  /** Of the schema that was grafted last. */
  #grafted: SchemaIndex | undefined;
  /** Epoch that the graft is of. */
  #epoch = '';
  readonly #filesRead = new Set<number>();
  #events: SideEvent[] = [];
  #heardUs: number;
  #isHung = false;
  /** Stands for all as long as nothing was heard. */
  #placeholder: number | undefined;

  constructor(folder: Folder, link: SideLink, intervalMs: number, nowUs: number) {
    this.folder = folder;
    this.#link = link;
    this.#intervalUs = intervalMs * 1000;
    this.#heardUs = nowUs;
  }

  /** Why it cannot be read, in one sentence; undefined when it can. */
  get warning(): string | undefined {
    const { directory } = this.folder;
    return this.#isHung ? `${directory} does not answer; it is tried again` : this.#link.warning;
  }

  owns(file: number): boolean {
    return this.#graft?.files.includes(file) ?? false;
  }

  /** Its thread sweeps so many times as rarely from now on. */
  stretch(factor: number): void {
    // What is under way may take as long as it did before.
    this.#heardUs += Math.max(0, this.#patienceUs(this.#stretch) - this.#patienceUs(factor));
    this.#stretch = factor;
    this.#link.post({ kind: 'stretch', factor });
  }

  /** Takes over what was said since the last sweep. @returns indexes of the files that were read, or that hang now. */
  sweep(sweep: SnapshotSweep, nowUs: number): readonly number[] {
    const chunks = this.#link.takeFrames();
    if (chunks.length > 0) {
      this.#heardUs = nowUs;
      for (const chunk of chunks) {
        if (chunk.kind === 'joined') {
          this.#wire = new WireReader();
          // A thread that was started anew counts its indexes anew, under the same epoch.
          this.#epoch = '';
        }
        for (const update of this.#wire.push(chunk.bytes)) this.#note(update);
      }
    }
    this.#graftNew(sweep);
    const isHung = nowUs - this.#heardUs > this.#patienceUs(this.#stretch);
    const turned = isHung !== this.#isHung;
    this.#isHung = isHung;
    if (isHung) return turned || this.#graft === undefined ? this.#markHung(sweep) : [];
    const graft = this.#graft;
    const { schema, readings } = this.#wire;
    if (graft === undefined || schema === undefined) return [];
    // After it hung, what was not read since is good again as well.
    const files = turned ? schema.files.keys() : this.#filesRead;
    const taken = graft.take(readings, files, sweep.readings());
    this.#filesRead.clear();
    return taken;
  }

  /** What happened since the last time, by paths that are the same in the tree of the host. */
  takeEvents(): SideEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  removeAll(builder: SchemaBuilder): void {
    this.#graft?.removeAll();
    this.#graft = undefined;
    this.#grafted = undefined;
    if (this.#placeholder !== undefined) builder.removeFile(this.#placeholder);
    this.#placeholder = undefined;
  }

  /** Everything anew into another schema. */
  replant(builder: SchemaBuilder): void {
    this.#graft = undefined;
    this.#placeholder = undefined;
    if (this.#grafted === undefined) return;
    this.#graft = graftInto(builder);
    this.#graft.addNew(this.#grafted);
  }

  restore(readings: Readings): void {
    const { schema } = this.#wire;
    if (schema === undefined) return;
    this.#graft?.take(this.#wire.readings, schema.files.keys(), readings);
    if (!this.#isHung) return;
    for (const file of this.#graft?.files ?? []) readings.status[file] = NOT_READ.slow;
  }

  [Symbol.dispose](): void {
    this.#link[Symbol.dispose]();
  }

  #patienceUs(stretch: number): number {
    return Math.max(LEAST_PATIENCE_US, MISSED_SWEEPS * this.#intervalUs * stretch);
  }

  #note(update: WireUpdate): void {
    if (update.kind === 'sweep') {
      for (const file of update.sweep.filesRead) this.#filesRead.add(file);
    } else if (update.kind === 'event') {
      const { event } = update;
      const { schema } = this.#wire;
      if ((event.kind !== 'clear' && event.kind !== 'reset') || schema === undefined) return;
      const index = new SchemaIndex(schema);
      const paths = event.values.flatMap((value) => index.valuePath(value) ?? []);
      const text = event.kind === 'clear' ? event.actor : event.reason;
      this.#events.push({ kind: event.kind, text, paths });
    }
  }

  #graftNew({ builder, commit }: SnapshotSweep): void {
    const { schema } = this.#wire;
    const known = this.#grafted?.schema;
    if (schema === undefined || schema === known) return;
    const index = new SchemaIndex(schema);
    if (this.#placeholder !== undefined) builder.removeFile(this.#placeholder);
    this.#placeholder = undefined;
    if (this.#epoch === schema.epoch && this.#graft !== undefined) this.#graft.removeGone(index);
    else {
      this.#graft?.removeAll();
      this.#graft = graftInto(builder);
      this.#epoch = schema.epoch;
      this.#filesRead.clear();
      for (const file of schema.files.keys()) this.#filesRead.add(file);
    }
    commit();
    this.#graft.addNew(index);
    this.#grafted = index;
    commit();
  }

  #markHung({ builder, commit, readings }: SnapshotSweep): readonly number[] {
    if (this.#graft === undefined && this.#placeholder === undefined) {
      this.#placeholder = addPlaceholder(builder, this.folder);
      commit();
    }
    const files =
      this.#graft?.files ?? (this.#placeholder === undefined ? [] : [this.#placeholder]);
    for (const file of files) readings().status[file] = NOT_READ.slow;
    return files;
  }
}

/** In its place, which is that below its own name, and with its files as they are. */
const graftInto = (builder: SchemaBuilder): SchemaGraft =>
  new SchemaGraft(builder, { chooses: () => true, place: (names) => names });
