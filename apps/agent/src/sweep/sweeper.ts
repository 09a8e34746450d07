import {
  encodeName,
  NOT_READ,
  READ_OK,
  Readings,
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
import { type HostFacts, SweptFile } from './swept-file.ts';
import { WallClock } from './wall-clock.ts';

/** A file whose shape flaps is laid out at most this often; in between it says that its layout changed. */
const RELAYOUT_PAUSE_US = 10e6;
/** A gap is announced when a sweep comes this many intervals after the one before. */
const GAP_INTERVALS = 2.5;
/**
 * What has gone is carried along in the schema until an epoch ends. One begins when twice what there was at the start of
 * the last, and this much more, has been handed out; readers refuse schemas of 2,097,152 entries.
 */
const ROOM_TO_GROW = 262_144;
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
  #header: SweepHeader;
  readonly #wallClock = new WallClock();
  #cpuUs: number;
  #lastUs = 0;

  constructor(parts: SweeperParts, options: SweepOptions) {
    this.#parts = parts;
    this.#options = options;
    this.#builder = new SchemaBuilder(options.epoch, options.host);
    this.#directories = new DirectoryCache(parts.reader);
    this.#batch = new BatchReads(parts.reader, parts.clock);
    this.#cpuUs = parts.clock.cpuUs();
    this.#header = this.#headerAt(0, 0);
  }

  get schema(): Schema {
    return this.#builder.schema;
  }

  get readings(): Readings {
    return this.#current;
  }

  fileAt(index: number): SweptFile | undefined {
    return this.#files.get(index);
  }

  /**
   * Looks for files that came or went since the last time, and gives those another chance that could not be read.
   * @returns warnings, one sentence each; the tree changes with the next `sweep`.
   */
  rescan(): Found['warnings'] {
    this.#directories.clear();
    const { files, warnings } = findAll(this.#parts);
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
    return [...warnings, ...this.#refusals()];
  }

  /** Reads every file. @returns frames for everybody, in order. */
  sweep(): Uint8Array<ArrayBuffer>[] {
    const { clock } = this.#parts;
    const startUs = clock.monotonicUs();
    const header = this.#headerAt(this.#header.sequence + 1, startUs);
    const frames = this.#interruptionsBefore(header, startUs).map((it) => this.#sender.event(it));
    this.#commit(frames);
    const filesRead = [...this.#files.keys()];
    const reshaped = this.#readAll(filesRead);
    const replaced = this.#layOutReshaped(reshaped, startUs, frames);
    const stillThere = filesRead.filter((index) => this.#files.has(index));
    this.#header = { ...header, sweepUs: Math.round(clock.monotonicUs() - startUs) };
    this.#lastUs = startUs;
    frames.push(...this.#resets(filesRead, header).map((it) => this.#sender.event(it)));
    frames.push(this.#delta([...stillThere, ...replaced]));
    if (this.#isWornOut()) frames.push(...this.#beginEpoch());
    return frames;
  }

  /** Reads one file again, outside the rhythm: before and after a clear. */
  readNow(index: number): { readonly status: number; readonly frame: Uint8Array<ArrayBuffer> } {
    const file = this.#files.get(index);
    const startUs = this.#parts.clock.monotonicUs();
    const status = file === undefined ? NOT_READ.reshaped : this.#read(file, startUs);
    const { clock } = this.#parts;
    const { sequence } = this.#header;
    this.#header = {
      ...this.#header,
      sequence: sequence + 1,
      monotonicNs: clock.monotonicNs(),
      wallNs: clock.wallNs(),
    };
    return { status, frame: this.#delta(file === undefined ? [] : [index]) };
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

  [Symbol.dispose](): void {
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
    return this.#sender.delta(this.schema, this.#header, this.#current, filesRead);
  }

  #interruptionsBefore({ monotonicNs, wallNs }: SweepHeader, startUs: number): WireEvent[] {
    const events: WireEvent[] = [];
    const steppedUs = this.#wallClock.stepAt(monotonicNs, wallNs);
    if (steppedUs !== 0) events.push({ kind: 'clock', monotonicNs, wallNs, steppedUs });
    const awayMs = (startUs - this.#lastUs) / 1000;
    if (this.#lastUs !== 0 && awayMs >= GAP_INTERVALS * this.#options.intervalMs) {
      const reason = `no sweep for ${(awayMs / 1000).toFixed(1)} s`;
      events.push({ kind: 'gap', monotonicNs, wallNs, reason });
    }
    return events;
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

  #headerAt(sequence: number, startUs: number): SweepHeader {
    const { clock } = this.#parts;
    const cpuUs = clock.cpuUs();
    const elapsedUs = startUs - this.#lastUs;
    const share = this.#lastUs === 0 || elapsedUs <= 0 ? 0 : (cpuUs - this.#cpuUs) / elapsedUs;
    this.#cpuUs = cpuUs;
    return {
      sequence,
      monotonicNs: clock.monotonicNs(),
      wallNs: clock.wallNs(),
      sweepUs: 0,
      cpuPermyriad: Math.max(0, Math.round(share * 10_000)),
      intervalMs: this.#options.intervalMs,
    };
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
    this.#builder.commit();
    this.#refusedNow.clear();
    const { schema } = this;
    this.#sizeAtStart = sizeOf(schema);
    this.#current = new Readings();
    this.#current.grow(schema.slotCount, schema.files.length);
    this.#current.sequence = this.#header.sequence;
    for (const file of files) this.#read(file, clock.monotonicUs());
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
