import {
  NOT_READ,
  Readings,
  type ResolvedValue,
  type Schema,
  SchemaBuilder,
} from '@statsfs/core/model';
import type { StreamPlace, SweepHeader } from '@statsfs/core/wire';
import { KVM_GROUP } from '../filesystems/find-groups.ts';
import type { FindOptions, Found } from '../filesystems/find-options.ts';
import type { Clock } from '../ports/clock.ts';
import type { DirectoryWatcher } from '../ports/directory-watcher.ts';
import { DescriptorBudget } from './descriptor-budget.ts';
import { DirectoryCache } from './directory-cache.ts';
import { FileReads } from './file-reads.ts';
import { FileSet } from './file-set.ts';
import { FrameSender } from './frame-sender.ts';
import { GivenUp } from './given-up.ts';
import { Lookout } from './lookout.ts';
import type { Monitor } from './polled-monitor.ts';
import { PolledMonitors } from './polled-monitors.ts';
import { ReadCosts } from './read-costs.ts';
import { Schedule } from './schedule.ts';
import { SchemaWear } from './schema-wear.ts';
import { SharedPlans } from './shared-plans.ts';
import { type Side, SideTrees, type SideTreesParts } from './side-trees.ts';
import type { FileCosts, SweepOptions } from './sweep-messages.ts';
import { SweepTimes } from './sweep-times.ts';
import type { HostFacts, SweptFile } from './swept-file.ts';
import { type SnapshotSweep, SweptSnapshots } from './swept-snapshots.ts';
import { eventsOfSides, resetsOf } from './value-events.ts';

const ENOENT = 2;
const PERMYRIAD = 10_000;

type Frame = Uint8Array<ArrayBuffer>;

export interface SweeperParts extends Omit<FindOptions, 'keepsApart'> {
  readonly clock: Clock;
  readonly host: HostFacts;
  /** Tells of directories in which something came or went; left out, that is found by looking. */
  readonly watcher?: DirectoryWatcher;
  /** How filesystems that may hang are read in threads of their own; left out, they are read here like others. */
  readonly sides?: Omit<SideTreesParts, 'intervalMs'>;
  /** Monitors of virtual machines that are asked in the background. The sweeper owns them. */
  readonly monitors?: readonly Monitor[];
}

/**
 * Owns every file that is read, the schema they make and the readings. Each sweep reads those that are due and returns the
 * frames that bring a reader of the previous ones up to date.
 */
export class Sweeper implements Disposable {
  readonly #parts: SweeperParts;
  readonly #options: SweepOptions;
  readonly #directories: DirectoryCache;
  readonly #sender = new FrameSender();
  readonly lookout: Lookout;
  /** What each place held when it was last looked at, but for files. */
  readonly #found = new Map<string, Found>();
  readonly #files: FileSet;
  readonly #reads: FileReads;
  readonly #snapshots: SweptSnapshots;
  readonly #monitors: PolledMonitors;
  readonly #sides: SideTrees | undefined;
  readonly #times: SweepTimes;
  readonly schedule: Schedule;
  readonly #givenUp: GivenUp;
  readonly #costs: ReadCosts;
  #builder: SchemaBuilder;
  #epochs = 1;
  readonly #wear = new SchemaWear();
  #current = new Readings();
  #header: SweepHeader;

  constructor(parts: SweeperParts, options: SweepOptions) {
    this.#parts = parts;
    this.#options = options;
    const { reader, clock, host } = parts;
    const { epoch, intervalMs } = options;
    this.schedule = new Schedule(intervalMs);
    this.#givenUp = new GivenUp(this.schedule);
    this.#costs = new ReadCosts(this.schedule);
    this.#builder = new SchemaBuilder(epoch, options.host);
    const directories = new DirectoryCache(reader);
    this.#directories = directories;
    const costs = this.#costs;
    this.#reads = new FileReads({ reader, clock, costs, file: (index) => this.#files.get(index) });
    const keepsApart = parts.sides !== undefined;
    this.lookout = new Lookout({ ...parts, keepsApart }, clock, parts.watcher);
    this.#files = new FileSet({
      reader,
      clock,
      host,
      directories,
      budget: new DescriptorBudget(),
      plans: new SharedPlans(),
      batch: this.#reads.batch,
      builder: () => this.#builder,
      onPlaced: (index, { pace }) => this.schedule.add(index, pace),
      onLeft: (index) => this.schedule.remove(index),
    });
    this.#snapshots = new SweptSnapshots({ reader, directories, ownEpoch: epoch });
    this.#monitors = new PolledMonitors(parts.monitors ?? [], parts.kvm);
    this.#sides = parts.sides && new SideTrees({ ...parts.sides, intervalMs });
    this.#times = new SweepTimes(clock, intervalMs, Math.round(options.cpuBudget * PERMYRIAD));
    this.#header = this.#times.header(0, 0);
  }

  get schema(): Schema {
    return this.#builder.schema;
  }

  get readings(): Readings {
    return this.#current;
  }

  /** The thread that reads a file which lies on a filesystem that may hang. */
  sideOf(file: number): Side | undefined {
    return this.#sides?.ownerOf(file);
  }

  /**
   * Looks for files that came or went since the last time, and gives those another chance that could not be read.
   * @param untilUs only where that is due by then; left out: everywhere.
   * @returns warnings, one sentence each; the tree changes with the next sweep.
   */
  rescan(untilUs = Number.POSITIVE_INFINITY): Found['warnings'] {
    const looks = this.lookout.look(untilUs);
    if (looks.length > 0) this.#directories.clear();
    for (const { key, found } of looks) {
      this.lookout.learn(key, this.#files.update(key, found?.files ?? []));
      if (found === undefined) this.#found.delete(key);
      else this.#found.set(key, { ...found, files: [] });
    }
    const there = [...this.#found.values()];
    this.#snapshots.update(
      there.flatMap(({ snapshots }) => snapshots),
      this.#builder,
    );
    const nowUs = this.#parts.clock.monotonicUs();
    this.#sides?.update(
      there.flatMap(({ apart }) => apart),
      this.#builder,
      nowUs,
    );
    return [
      ...there.flatMap(({ warnings }) => warnings),
      ...this.#snapshots.warnings,
      ...this.#monitors.warnings,
      ...(this.#sides?.warnings ?? []),
      ...this.#files.warnings,
    ];
  }

  /** Reads every file that is read without being asked for, and all that is wanted. @returns frames for everybody, in order. */
  sweep(): Frame[] {
    const startUs = this.#parts.clock.monotonicUs();
    this.schedule.due(startUs);
    return this.#sweep(startUs, this.schedule.all());
  }

  /**
   * Reads the files that are due. @returns frames for everybody, in order.
   * @param isBetween as in `Schedule.due`.
   */
  sweepDue(isBetween = false): Frame[] {
    const startUs = this.#parts.clock.monotonicUs();
    return this.#sweep(startUs, this.schedule.due(startUs, isBetween));
  }

  /** Takes over what threads of their own have read, in between. @returns frames for everybody; none when there is nothing new. */
  sweepSides(): Frame[] {
    const frames: Frame[] = [];
    const read = this.#readSides(frames);
    if (read.length === 0) return frames;
    this.#nextSequence();
    return [...frames, this.#delta(read)];
  }

  #sweep(startUs: number, due: readonly number[]): Frame[] {
    if (this.#parts.kvm?.hasNews() === true) this.lookout.hurry((key) => key === KVM_GROUP);
    const header = this.#times.header(this.#header.sequence + 1, startUs);
    const interruptions = this.#times.interruptionsBefore(header, startUs);
    const frames = interruptions.map((event) => this.#sender.event(event));
    this.#commit(frames);
    // What was added by this very commit is fresh, and so due.
    const filesRead = this.#stillThere(merged(due, this.schedule.due(startUs, true)));
    const givenUp = this.#givenUp.take(this.#current);
    const reshaped = this.#reads.all(filesRead, this.#current);
    const laidOut = this.#files.layOutAnew(reshaped);
    this.#commit(frames);
    for (const file of laidOut) this.#reads.one(file, this.#current);
    const stillThere = this.#stillThere(filesRead);
    const beside = this.#snapshotSweep(frames);
    const mounted = [...this.#snapshots.sweep(beside), ...this.#monitors.sweep(beside)];
    const apart = this.#readSides(frames);
    const isWhole = 2 * filesRead.length >= this.#files.size;
    this.#header = this.#times.ended(header, startUs, isWhole);
    const resets = resetsOf(this.schema, this.#reads.takeReplaced(), header);
    frames.push(...resets.map((event) => this.#sender.event(event)));
    const replaced = laidOut.map(({ index }) => index);
    frames.push(this.#delta([...stillThere, ...replaced, ...mounted, ...apart, ...givenUp]));
    if (this.#wear.isWornOut(this.schema)) frames.push(...this.#beginEpoch());
    return frames;
  }

  /** What somebody wants read, and how often, from now on. */
  want(wanted: ReadonlyMap<number, number>): void {
    for (const file of this.schedule.want(wanted)) this.#givenUp.add(file);
  }

  /** Makes all intervals so many times as long. */
  stretch(factor: number): void {
    this.schedule.stretch(factor);
    this.#times.setInterval(this.schedule.intervalMs);
    this.#sides?.stretch(factor);
    this.#monitors.stretch(factor);
  }

  /** Reads some files again, outside the rhythm: before and after a clear, or because somebody asks. A mounted statsfs is read as one. */
  readNow(indexes: readonly number[]): Frame[] {
    const frames: Frame[] = [];
    const read = new Set<number>();
    const reshaped: SweptFile[] = [];
    for (const index of indexes) {
      if (read.has(index)) continue;
      const file = this.#files.get(index);
      if (file === undefined) {
        const sweep = this.#snapshotSweep(frames);
        for (const mounted of this.#snapshots.readNow(index, sweep)) read.add(mounted);
      } else {
        if (this.#reads.one(file, this.#current) === NOT_READ.reshaped) reshaped.push(file);
        read.add(index);
        this.#givenUp.add(index);
      }
    }
    this.#nextSequence();
    frames.push(this.#delta([...read].filter((index) => this.schema.files[index] !== undefined)));
    return frames;
  }

  /** Status of a file as of its last read. */
  statusOf(index: number): number {
    return this.schema.files[index] === undefined
      ? NOT_READ.reshaped
      : (this.#current.status[index] ?? NOT_READ.reshaped);
  }

  /** Finds out at once what files hold, such as were just written to, and reads them. @returns the frames that tell everybody. */
  layOutNow(indexes: readonly number[]): Frame[] {
    // Before any of them: each takes another index when it is laid out.
    const files = [...new Set(indexes)].flatMap((index) => this.#files.get(index) ?? []);
    if (files.length === 0) return [];
    const frames: Frame[] = [];
    for (const file of files) this.#files.layOutNow(file);
    this.#commit(frames);
    return [...frames, ...this.readNow(files.map(({ index }) => index))];
  }

  /** Undefined for what belongs to a mounted statsfs, a monitor or another thread. */
  fileAt(index: number): SweptFile | undefined {
    return this.#files.get(index);
  }

  /**
   * Schema and keyframe for one who joins now.
   * @param from where one who comes back had come to: gets the changes since, where they are still known.
   */
  join(from?: StreamPlace): Frame[] {
    return this.#sender.join(this.schema, this.#header, from);
  }

  /** Tells everybody that these values were restarted. */
  clearEvent(values: readonly number[], actor: string): Frame {
    return this.#sender.event({ kind: 'clear', ...this.#now(), actor, values });
  }

  /**
   * Opens what is written to for a clear: the file of a value, or the one called `sibling` beside it.
   * @returns a descriptor or −errno.
   */
  openForClear(value: ResolvedValue, sibling: string): number {
    const { file } = value.value;
    const swept = this.#files.get(file);
    if (swept !== undefined) return swept.openForClear(sibling);
    return this.#snapshots.ownerOf(file)?.openForClear(value) ?? -ENOENT;
  }

  costs(): FileCosts {
    return this.#costs.all(this.schema);
  }

  [Symbol.dispose](): void {
    this.#sides?.[Symbol.dispose]();
    this.#monitors[Symbol.dispose]();
    this.#snapshots[Symbol.dispose]();
    this.#files[Symbol.dispose]();
    this.#directories[Symbol.dispose]();
    this.lookout[Symbol.dispose]();
  }

  #stillThere(indexes: readonly number[]): readonly number[] {
    const files = this.#files;
    return indexes.every((index) => files.has(index))
      ? indexes
      : indexes.filter((index) => files.has(index));
  }

  #readSides(frames: Frame[]): number[] {
    const sides = this.#sides;
    if (sides === undefined) return [];
    const read = sides.sweep(this.#snapshotSweep(frames), this.#parts.clock.monotonicUs());
    const events = eventsOfSides(this.schema, sides.takeEvents(), this.#now());
    frames.push(...events.map((event) => this.#sender.event(event)));
    return read;
  }

  #nextSequence(): void {
    const sequence = this.#header.sequence + 1;
    this.#header = { ...this.#header, sequence, ...this.#now() };
  }

  #now(): { readonly monotonicNs: bigint; readonly wallNs: bigint } {
    return { monotonicNs: this.#parts.clock.monotonicNs(), wallNs: this.#parts.clock.wallNs() };
  }

  #delta(filesRead: readonly number[]): Frame {
    // One that was laid out anew may have got its old index again.
    const ascending = [...new Set(filesRead)].sort((a, b) => a - b);
    return this.#sender.delta(this.schema, this.#header, this.#current, ascending);
  }

  /** Makes the schema what was added and removed. */
  #commit(frames: Frame[]): void {
    this.#commitOnce(frames);
    if (this.#files.retryRefused()) this.#commitOnce(frames);
  }

  #snapshotSweep(frames: Frame[]): SnapshotSweep {
    return {
      builder: this.#builder,
      commit: () => this.#commit(frames),
      readings: () => this.#current,
    };
  }

  #commitOnce(frames: Frame[]): void {
    const before = this.schema;
    const change = this.#builder.commit();
    if (change === undefined) return;
    const { slotCount, files } = this.schema;
    this.#grow(slotCount, files.length);
    for (const index of change.removedFiles) {
      const file = before.files[index];
      if (file !== undefined) this.#current.forget(file);
    }
    if (!this.#wear.hasBegun) this.#wear.begin(this.schema);
    frames.push(this.#sender.change(before, change));
  }

  /** New files have no data yet, but for those that are read only when somebody asks, which say so. */
  #grow(slotCount: number, fileCount: number): void {
    const first = this.#current.status.length;
    this.#current.grow(slotCount, fileCount);
    this.#costs.grow(fileCount);
    for (let file = first; file < fileCount; file++) {
      if (this.#files.get(file)?.found.pace === 'asked')
        this.#current.status[file] = NOT_READ.notAsked;
    }
  }

  /** Lays out what there is anew, without what has gone. @returns schema and keyframe, for everybody. */
  #beginEpoch(): Frame[] {
    const { epoch, host } = this.#options;
    this.#epochs++;
    this.#builder = new SchemaBuilder(`${epoch}.${this.#epochs}`, host);
    const files = this.#files.replant();
    this.#snapshots.replant(this.#builder);
    this.#monitors.replant(this.#builder);
    this.#sides?.replant(this.#builder);
    this.#builder.commit();
    const { schema } = this;
    this.#wear.begin(schema);
    this.#current = new Readings();
    this.#costs.forget();
    this.#grow(schema.slotCount, schema.files.length);
    this.#current.sequence = this.#header.sequence;
    for (const file of files) if (file.found.pace !== 'asked') this.#reads.one(file, this.#current);
    this.#snapshots.restore(this.#current);
    this.#monitors.restore(this.#current);
    this.#sides?.restore(this.#current);
    this.#sender.beginEpoch(this.#current);
    return this.join();
  }
}

/** Nearly always nothing is fresh, and a set of 100,000 files is dear. */
const merged = (due: readonly number[], fresh: readonly number[]): readonly number[] =>
  fresh.length === 0 ? due : [...new Set([...due, ...fresh])];
