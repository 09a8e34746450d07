import {
  encodeName,
  NOT_READ,
  READ_OK,
  Readings,
  type ResolvedValue,
  type Schema,
  SchemaBuilder,
  type SchemaChange,
} from '@statsfs/core/model';
import type { StreamPlace, SweepHeader, WireEvent } from '@statsfs/core/wire';
import { type FindOptions, type Found, findAll } from '../filesystems/find-all.ts';
import type { FoundFile } from '../filesystems/found-file.ts';
import type { Clock } from '../ports/clock.ts';
import { BatchReads } from './batch-reads.ts';
import { DescriptorBudget } from './descriptor-budget.ts';
import { DirectoryCache } from './directory-cache.ts';
import { FrameSender } from './frame-sender.ts';
import type { LaidOut } from './lay-out-file.ts';
import { SharedPlans } from './shared-plans.ts';
import type { SweepOptions } from './sweep-messages.ts';
import { SweepTimes } from './sweep-times.ts';
import { type HostFacts, SweptFile } from './swept-file.ts';
import { type SnapshotSweep, SweptSnapshots } from './swept-snapshots.ts';

/** A file whose shape flaps is laid out at most this often; in between it says that its layout changed. */
const RELAYOUT_PAUSE_US = 10e6;
/**
 * What has gone is carried along in the schema until an epoch ends. One begins when twice what there was at the start of
 * the last, and this much more, has been handed out; readers refuse schemas of 2,097,152 entries.
 */
const ROOM_TO_GROW = 262_144;
const ENOENT = 2;
/** Names that a warning lists. */
const NAMED = 3;

export interface SweeperParts extends FindOptions {
  readonly clock: Clock;
  readonly host: HostFacts;
}

/**
 * Owns every file that is read, the schema they make and the readings. One call of `sweep` reads them all and returns
 * the frames that bring a reader of the previous ones up to date.
 */
export class Sweeper implements Disposable {
  readonly #parts: SweeperParts;
  readonly #options: SweepOptions;
  readonly #directories: DirectoryCache;
  readonly #budget = new DescriptorBudget();
  readonly #plans = new SharedPlans();
  readonly #batch: BatchReads;
  readonly #sender = new FrameSender();
  #builder: SchemaBuilder;
  #epochs = 1;
  #sizeAtStart = 0;
  #current = new Readings();
  readonly #files = new Map<number, SweptFile>();
  readonly #byPath = new Map<string, SweptFile>();
  readonly #relaidUs = new Map<string, number>();
  /** Names of values that the schema has no place for, by their file. */
  readonly #refused = new Map<string, readonly string[]>();
  /** Files of which values were refused since the last commit. */
  readonly #refusedNow = new Set<SweptFile>();
  readonly #snapshots: SweptSnapshots;
  #header: SweepHeader;
  readonly #times: SweepTimes;

  constructor(parts: SweeperParts, options: SweepOptions) {
    this.#parts = parts;
    this.#options = options;
    this.#builder = new SchemaBuilder(options.epoch, options.host);
    this.#directories = new DirectoryCache(parts.reader);
    this.#batch = new BatchReads(parts.reader, parts.clock);
    const { reader } = parts;
    const directories = this.#directories;
    this.#snapshots = new SweptSnapshots({ reader, directories, ownEpoch: options.epoch });
    this.#times = new SweepTimes(parts.clock, options.intervalMs);
    this.#header = this.#times.header(0, 0);
  }

  get schema(): Schema {
    return this.#builder.schema;
  }

  get readings(): Readings {
    return this.#current;
  }

  /**
   * Looks for files that came or went since the last time, and gives those another chance that could not be read.
   * @returns warnings, one sentence each; the tree changes with the next `sweep`.
   */
  rescan(): Found['warnings'] {
    this.#directories.clear();
    const { files, snapshots, warnings } = findAll(this.#parts);
    this.#snapshots.update(snapshots);
    const seen = new Set<string>();
    for (const found of files) {
      const key = keyOf(found);
      seen.add(key);
      const known = this.#byPath.get(key);
      if (known !== undefined && isTreatedAlike(known.found, found)) {
        if (known.isUnreadable && found.problem === 0) this.#tryAgain(known);
        continue;
      }
      if (known !== undefined) this.#remove(known);
      this.#add(found);
    }
    for (const [key, file] of this.#byPath) if (!seen.has(key)) this.#remove(file);
    return [...warnings, ...this.#snapshots.warnings, ...this.#refusals()];
  }

  /** Reads every file. @returns frames for everybody, in order. */
  sweep(): Uint8Array<ArrayBuffer>[] {
    const { clock } = this.#parts;
    const startUs = clock.monotonicUs();
    const header = this.#times.header(this.#header.sequence + 1, startUs);
    const interruptions = this.#times.interruptionsBefore(header, startUs);
    const frames = interruptions.map((event) => this.#sender.event(event));
    this.#commit(frames);
    const filesRead = [...this.#files.keys()];
    const reshaped = this.#readAll(filesRead);
    const replaced = this.#layOutReshaped(reshaped, startUs, frames);
    const stillThere = filesRead.filter((index) => this.#files.has(index));
    const mounted = this.#snapshots.sweep(this.#snapshotSweep(frames));
    this.#header = { ...header, sweepUs: Math.round(clock.monotonicUs() - startUs) };
    this.#times.began(startUs);
    frames.push(...this.#resets(filesRead, header).map((it) => this.#sender.event(it)));
    frames.push(this.#delta([...stillThere, ...replaced, ...mounted]));
    if (this.#isWornOut()) frames.push(...this.#beginEpoch());
    return frames;
  }

  /** Reads one file again, outside the rhythm: before and after a clear. A mounted statsfs is read as one. */
  readNow(index: number): {
    readonly status: number;
    readonly frames: readonly Uint8Array<ArrayBuffer>[];
  } {
    const { clock } = this.#parts;
    const frames: Uint8Array<ArrayBuffer>[] = [];
    const file = this.#files.get(index);
    const status = file === undefined ? NOT_READ.reshaped : this.#read(file, clock.monotonicUs());
    const mounted =
      file === undefined ? this.#snapshots.readNow(index, this.#snapshotSweep(frames)) : [];
    const { sequence } = this.#header;
    this.#header = {
      ...this.#header,
      sequence: sequence + 1,
      monotonicNs: clock.monotonicNs(),
      wallNs: clock.wallNs(),
    };
    frames.push(this.#delta(file === undefined ? mounted : [index]));
    const isMounted = mounted.includes(index);
    return { status: isMounted ? (this.#current.status[index] ?? status) : status, frames };
  }

  /** Finds out at once what a file holds that was just written to. @returns the frame that tells everybody. */
  layOutNow(index: number): Uint8Array<ArrayBuffer>[] {
    const frames: Uint8Array<ArrayBuffer>[] = [];
    const file = this.#files.get(index);
    if (file === undefined) return frames;
    this.#replace(file, file.layOut(), this.#parts.clock.monotonicUs());
    this.#commit(frames);
    return frames;
  }

  /**
   * Schema and keyframe for one who joins now.
   * @param from where one who comes back had come to: gets the changes since, where they are still known.
   */
  join(from?: StreamPlace): Uint8Array<ArrayBuffer>[] {
    return this.#sender.join(this.schema, this.#header, from);
  }

  /** Tells everybody that these values were restarted. */
  clearEvent(values: readonly number[], actor: string): Uint8Array<ArrayBuffer> {
    const { clock } = this.#parts;
    const at = { monotonicNs: clock.monotonicNs(), wallNs: clock.wallNs() };
    return this.#sender.event({ kind: 'clear', ...at, actor, values });
  }

  /** @returns a descriptor or −errno. */
  openForClear(value: ResolvedValue): number {
    const { file } = value.value;
    const swept = this.#files.get(file);
    if (swept !== undefined) return swept.openForClear();
    return this.#snapshots.ownerOf(file)?.openForClear(value) ?? -ENOENT;
  }

  [Symbol.dispose](): void {
    this.#snapshots[Symbol.dispose]();
    for (const file of this.#files.values()) file[Symbol.dispose]();
    this.#directories[Symbol.dispose]();
  }

  /** @returns files that have another shape than their layout. */
  #readAll(indexes: readonly number[]): SweptFile[] {
    const others: number[] = [];
    for (let at = 0; at < indexes.length; ) {
      const to = this.#batch.read(indexes, at, others);
      this.#batch.scan(indexes, at, to, this.#current, others);
      at = to;
    }
    const reshaped: SweptFile[] = [];
    for (const index of others) {
      const file = this.#files.get(index);
      if (file === undefined) continue;
      const status = this.#read(file, this.#parts.clock.monotonicUs());
      if (status === NOT_READ.reshaped) reshaped.push(file);
    }
    return reshaped;
  }

  #read(file: SweptFile, nowUs: number): number {
    const status = file.sweep(this.#current);
    this.#current.status[file.index] = status;
    if (status === READ_OK) this.#current.readUs[file.index] = Math.floor(nowUs);
    return status;
  }

  #delta(filesRead: readonly number[]): Uint8Array<ArrayBuffer> {
    const ascending = filesRead.toSorted((a, b) => a - b);
    return this.#sender.delta(this.schema, this.#header, this.#current, ascending);
  }

  /** Tells of files that are others than those before them at the same path, before the sweep that read them. */
  #resets(filesRead: readonly number[], { monotonicNs, wallNs }: SweepHeader): WireEvent[] {
    const isReplaced = (index: number) => this.#files.get(index)?.takeReplaced() === true;
    const replaced = new Set(filesRead.filter(isReplaced));
    if (replaced.size === 0) return [];
    const values = [...this.schema.values.entries()].flatMap(([index, value]) =>
      value !== undefined && replaced.has(value.file) ? [index] : [],
    );
    const reason = 'another kernel object has its path';
    return [{ kind: 'reset', monotonicNs, wallNs, reason, values }];
  }

  #add(found: FoundFile): void {
    const file = new SweptFile(found, {
      ...this.#parts,
      directories: this.#directories,
      budget: this.#budget,
      plans: this.#plans,
      batch: this.#batch,
    });
    this.#byPath.set(keyOf(found), file);
    this.#place(file, file.layOut());
  }

  /** Puts a file into the schema that the next commit makes. */
  #place(file: SweptFile, laidOut: LaidOut): void {
    const { index, firstSlot, refused } = this.#builder.addFile(laidOut.file);
    if (refused.length > 0) {
      this.#refused.set(keyOf(file.found), refused);
      this.#refusedNow.add(file);
    } else {
      this.#refused.delete(keyOf(file.found));
    }
    file.place(index, firstSlot);
    this.#files.set(index, file);
  }

  /** A file that could not be read so far; as long as that stays so, the schema does too. */
  #tryAgain(file: SweptFile): void {
    const nowUs = this.#parts.clock.monotonicUs();
    if (!this.#isDue(file, nowUs)) return;
    const laidOut = file.layOut();
    if (laidOut.kind === 'laid-out') this.#replace(file, laidOut, nowUs);
  }

  #isDue(file: SweptFile, nowUs: number): boolean {
    const relaidUs = this.#relaidUs.get(keyOf(file.found));
    return relaidUs === undefined || nowUs - relaidUs >= RELAYOUT_PAUSE_US;
  }

  #replace(file: SweptFile, laidOut: LaidOut, nowUs: number): void {
    this.#relaidUs.set(keyOf(file.found), nowUs);
    this.#builder.removeFile(file.index);
    this.#files.delete(file.index);
    this.#place(file, laidOut);
  }

  #remove(file: SweptFile): void {
    this.#builder.removeFile(file.index);
    this.#files.delete(file.index);
    this.#byPath.delete(keyOf(file.found));
    this.#relaidUs.delete(keyOf(file.found));
    this.#refused.delete(keyOf(file.found));
    this.#refusedNow.delete(file);
    file[Symbol.dispose]();
  }

  /** @returns indexes, ascending, of the files that took the place of reshaped ones, read already. */
  #layOutReshaped(
    reshaped: readonly SweptFile[],
    nowUs: number,
    frames: Uint8Array<ArrayBuffer>[],
  ): number[] {
    const due = reshaped.filter((file) => this.#isDue(file, nowUs));
    for (const file of due) this.#replace(file, file.layOut(), nowUs);
    this.#commit(frames);
    for (const file of due) this.#read(file, this.#parts.clock.monotonicUs());
    return due.map(({ index }) => index).sort((a, b) => a - b);
  }

  /**
   * Makes the schema what was added and removed. A file may want a place that goes only with this very change, as when a
   * file stands where a directory was: what was refused is tried once more after it.
   */
  #commit(frames: Uint8Array<ArrayBuffer>[]): void {
    this.#commitOnce(frames);
    const refused = [...this.#refusedNow];
    for (const file of refused) {
      this.#builder.removeFile(file.index);
      this.#files.delete(file.index);
      this.#place(file, file.layOut());
    }
    this.#refusedNow.clear();
    this.#commitOnce(frames);
  }

  #snapshotSweep(frames: Uint8Array<ArrayBuffer>[]): SnapshotSweep {
    return {
      builder: this.#builder,
      commit: () => this.#commit(frames),
      readings: () => this.#current,
    };
  }

  #commitOnce(frames: Uint8Array<ArrayBuffer>[]): void {
    const before = this.schema;
    const change: SchemaChange | undefined = this.#builder.commit();
    if (change === undefined) return;
    const { slotCount, files } = this.schema;
    this.#current.grow(slotCount, files.length);
    for (const index of change.removedFiles) {
      const file = before.files[index];
      if (file !== undefined) this.#current.forget(file);
    }
    this.#sizeAtStart ||= sizeOf(this.schema);
    frames.push(this.#sender.change(before, change));
  }

  #isWornOut(): boolean {
    return sizeOf(this.schema) > 2 * this.#sizeAtStart + ROOM_TO_GROW;
  }

  /** Lays out what there is anew, without what has gone. @returns schema and keyframe, for everybody. */
  #beginEpoch(): Uint8Array<ArrayBuffer>[] {
    const { clock } = this.#parts;
    const { epoch, host } = this.#options;
    const files = [...this.#files.values()];
    this.#epochs++;
    this.#builder = new SchemaBuilder(`${epoch}.${this.#epochs}`, host);
    this.#files.clear();
    for (const file of files) this.#place(file, file.layOut());
    this.#snapshots.replant(this.#builder);
    this.#builder.commit();
    this.#refusedNow.clear();
    const { schema } = this;
    this.#sizeAtStart = sizeOf(schema);
    this.#current = new Readings();
    this.#current.grow(schema.slotCount, schema.files.length);
    this.#current.sequence = this.#header.sequence;
    for (const file of files) this.#read(file, clock.monotonicUs());
    this.#snapshots.restore(this.#current);
    this.#sender.beginEpoch(this.#current);
    return this.join();
  }

  #refusals(): string[] {
    return [...this.#refused].map(([key, names]) => {
      const file = encodeControls(key.slice(key.indexOf('\n') + 1));
      const listed = names.slice(0, NAMED).map(encodeName).join(', ');
      const more = names.length > NAMED ? ', …' : '';
      return `${file}: ${names.length} left out, because their names are taken, too long or too deep: ${listed}${more}`;
    });
  }
}

/** Entries of all lists, what has gone included. */
const sizeOf = ({ slotCount, files, sources, values, descriptors, sets }: Schema): number =>
  slotCount + files.length + sources.length + values.length + descriptors.length + sets.length;

/** Whether a file that was found again is read and judged as before: something may have been mounted over it. */
const isTreatedAlike = (before: FoundFile, now: FoundFile): boolean =>
  before.problem === now.problem && before.access === now.access && before.debugfs === now.debugfs;

const encodeControls = (path: string): string => path.split('/').map(encodeName).join('/');

const keyOf = ({ filesystem, path }: FoundFile): string => `${filesystem}\n${path}`;
