import { mayBeEmpty, type ScanPlan, scanFile } from '@statsfs/core/format';
import { LOCKDOWN, NOT_READ, READ_OK, type Readings } from '@statsfs/core/model';
import type { FoundFile } from '../filesystems/found-file.ts';
import { ARENA_BYTES, type FileIdentity, type StatReader } from '../ports/stat-reader.ts';
import type { BatchReads } from './batch-reads.ts';
import type { DirectoryCache } from './directory-cache.ts';
import { FileBytes, type FileBytesParts } from './file-bytes.ts';
import { type LaidOut, layOutFile, layOutUnreadable } from './lay-out-file.ts';
import type { SharedPlans } from './shared-plans.ts';

const EPERM = 1;
const EIO = 5;
const EACCES = 13;
const ESTALE = 116;
const WRITE_BITS = 0o222;
const READ_BITS = 0o444;

/** Facts about the host that decide what an errno means. */
export interface HostFacts {
  readonly lockedDown: boolean;
}

/** What all files of a sweep share. */
export interface SweptFileParts extends FileBytesParts {
  readonly plans: SharedPlans;
  readonly batch: BatchReads;
  readonly host: HostFacts;
}

/**
 * One file from the moment it is found until it goes: laid out once, scanned every sweep. A file that one `pread` reads
 * is offered to the batch, whose road is the cheapest; `sweep` is for all others, and for what is unusual.
 */
export class SweptFile implements Disposable {
  #index = -1;
  #firstSlot = 0;
  #plan: ScanPlan | undefined;
  readonly #bytes: FileBytes;
  readonly #reader: StatReader;
  readonly found: FoundFile;
  readonly #directories: DirectoryCache;
  readonly #host: HostFacts;
  readonly #plans: SharedPlans;
  readonly #batch: BatchReads;
  /** The file that was laid out: what a clear must still find in its place. */
  #identity: FileIdentity | undefined;
  #problem: number;
  /** Whether the last read failed, so that another file may have the path when one succeeds. */
  #hasFailed = false;
  #isReplaced = false;

  constructor(found: FoundFile, parts: SweptFileParts) {
    this.found = found;
    this.#reader = parts.reader;
    this.#directories = parts.directories;
    this.#host = parts.host;
    this.#plans = parts.plans;
    this.#batch = parts.batch;
    this.#problem = found.problem;
    this.#bytes = new FileBytes(parts, found);
    found.held?.onRelease(() => this.#letGo());
  }

  /** Whether nothing at all is something that it says: a table without rows. */
  get #mayBeEmpty(): boolean {
    const { format } = this.found;
    return format !== undefined && mayBeEmpty(format);
  }

  /** Whether the file has no layout yet, because it could not be read; it is laid out anew now and then. */
  get isUnreadable(): boolean {
    return this.#plan === undefined;
  }

  /** Index in the schema; −1 before the file has a place there. */
  get index(): number {
    return this.#index;
  }

  /** Takes a place in the schema, and leaves the one before. */
  place(index: number, firstSlot: number): void {
    this.#batch.withdraw(this.#index);
    this.#index = index;
    this.#firstSlot = firstSlot;
    this.#offer();
  }

  /** Reads the file whole and finds out what it holds. */
  layOut(): LaidOut {
    this.#plan = undefined;
    const laidOut = this.#layOut();
    this.#offer();
    return laidOut;
  }

  #layOut(): LaidOut {
    if (this.found.problem !== 0) return layOutUnreadable(this.found, this.found.problem, 0);
    const identity = this.#identify();
    if (typeof identity === 'number') return this.#unreadable(-identity, 0);
    this.#identity = identity;
    const { mode, regular, sizeBytes } = identity;
    if (!regular) return this.#unreadable(NOT_READ.notRegular, mode);
    if (sizeBytes > ARENA_BYTES) return this.#unreadable(NOT_READ.tooLarge, mode);
    const length = this.#bytes.readWhole();
    if (length < 0) return this.#unreadable(-length, mode);
    const laidOut = layOutFile(this.found, this.#reader.arena.subarray(0, length), mode);
    if (laidOut.kind === 'unreadable') return this.#unreadable(laidOut.problem, mode);
    this.#plan = this.#plans.of(laidOut.layout.plan);
    this.#bytes.limitTo(this.#plan.part);
    return laidOut;
  }

  /** Reads and scans into the slots of the file. @returns READ_OK, or a code of core's `unreadable`. */
  sweep(readings: Readings): number {
    const status = this.#sweep(readings);
    if (status === READ_OK && this.#hasFailed) this.#lookWhetherReplaced();
    this.#hasFailed = status !== READ_OK;
    this.#offer();
    return status;
  }

  /**
   * Whether since the last call a kernel object (an interface, a cgroup) went and another one took its path: its counters
   * do not go on where those before ended, even if they are higher. An ordinary file that was replaced is no sign of that,
   * as programs write theirs anew each time.
   */
  takeReplaced(): boolean {
    const isReplaced = this.#isReplaced;
    this.#isReplaced = false;
    return isReplaced;
  }

  #sweep(readings: Readings): number {
    const plan = this.#plan;
    if (plan === undefined) return this.#problem;
    const length = this.#bytes.readAgain();
    if (length < 0) return this.#codeOf(-length);
    if (this.#scan(plan, length, readings)) return READ_OK;
    if (plan.part !== undefined) return NOT_READ.reshaped;
    const whole = this.#bytes.readWhole();
    if (whole < 0) return this.#codeOf(-whole);
    // A program that rewrites its file leaves it empty for a moment, which says nothing about what it holds.
    if (whole === 0 && !this.#mayBeEmpty) return NOT_READ.empty;
    return this.#scan(plan, whole, readings) ? READ_OK : NOT_READ.reshaped;
  }

  /**
   * Opens the file for writing, if it is still the one that was laid out, or the one called `sibling` beside it. Found by
   * its names from the root on, for a directory that we hold may have been moved out of the folder. Another file in its
   * place is laid out by the next sweep, so that it can be cleared once it has been shown.
   * @returns a descriptor or −errno.
   */
  openForClear(sibling: string): number {
    const opened = this.#openPlace();
    if (opened < 0) return opened;
    const identity = this.#shownIdentity(opened);
    const writable =
      identity === undefined ? -ESTALE : this.#openToWrite(opened, identity, sibling);
    this.#reader.close(opened);
    if (identity === undefined) {
      this.#plan = undefined;
      this.#problem = NOT_READ.reshaped;
      this.#offer();
    }
    return writable;
  }

  /** Whether another file stands where the one stood that was laid out. */
  hasLostItsPlace(): boolean {
    const opened = this.#openPlace();
    if (opened < 0) return false;
    const identity = this.#shownIdentity(opened);
    this.#reader.close(opened);
    return identity === undefined;
  }

  /** Tells the file that was laid out from another that takes its place. */
  get identity(): string {
    const { device, inode } = this.#identity ?? {};
    return device === undefined ? '' : `${device}:${inode}`;
  }

  #openPlace(): number {
    const { root, names } = this.found;
    this.#directories.forget(root, names.slice(0, -1));
    return this.#directories.openFile(root, names);
  }

  /** @returns undefined when it is not the file that was laid out. */
  #shownIdentity(opened: number): FileIdentity | undefined {
    const identity = this.#reader.identify(opened);
    return typeof identity !== 'number' && isSame(identity, this.#identity) ? identity : undefined;
  }

  [Symbol.dispose](): void {
    this.#batch.withdraw(this.#index);
    this.#bytes[Symbol.dispose]();
  }

  /** To be called after whatever may have opened or closed the descriptor: a number that was closed is soon another file's. */
  #offer(): void {
    const plan = this.#plan;
    const oneRead = this.#bytes.oneRead;
    if (this.#index < 0) return;
    if (plan === undefined || oneRead === undefined) this.#batch.withdraw(this.#index);
    else this.#batch.offer(this.#index, { ...oneRead, plan, firstSlot: this.#firstSlot });
  }

  #scan(plan: ScanPlan, length: number, readings: Readings): boolean {
    const outcome = scanFile(
      this.#reader.arena,
      0,
      length,
      plan,
      readings.words,
      this.#firstSlot,
      readings.storeText,
    );
    return outcome === 'ok';
  }

  #lookWhetherReplaced(): void {
    if (this.found.access !== 'descriptor') return;
    const identity = this.#identify();
    if (typeof identity === 'number' || isSame(identity, this.#identity)) return;
    this.#identity = identity;
    this.#isReplaced = true;
  }

  /**
   * Root may write to any file, so the modes decide, as they are now: a file that nobody may write to offers no clear.
   * @param opened the file itself, which is still the one that was shown.
   */
  #openToWrite(opened: number, { mode }: FileIdentity, sibling: string): number {
    if (sibling === '') {
      return mode & WRITE_BITS ? this.#reader.openForWriting(opened) : -EACCES;
    }
    const { root, names } = this.found;
    const directory = this.#directories.get(root, names.slice(0, -1));
    if (directory < 0) return directory;
    const place = this.#reader.openPlace(directory, sibling);
    if (place < 0) return place;
    const identity = this.#reader.identify(place);
    const own = this.#identity;
    const isBeside =
      typeof identity !== 'number' && identity.regular && identity.device === own?.device;
    const isWritable = isBeside && (identity.mode & WRITE_BITS) !== 0;
    const writable = isWritable ? this.#reader.openForWriting(place) : -EACCES;
    this.#reader.close(place);
    return isBeside ? writable : -ESTALE;
  }

  /** The descriptor is about to be closed. */
  #letGo(): void {
    this.#bytes[Symbol.dispose]();
    this.#offer();
  }

  /** What is held is read like a file, whatever stat(2) calls it, and never written to. */
  #identifyHeld(descriptor: number): FileIdentity | number {
    if (descriptor < 0) return descriptor;
    const identity = this.#reader.identify(descriptor);
    if (typeof identity === 'number') return identity;
    return { ...identity, regular: true, mode: identity.mode & READ_BITS };
  }

  #identify(): FileIdentity | number {
    const { held, root, names } = this.found;
    if (held !== undefined) return this.#identifyHeld(held.descriptor);
    const descriptor = this.#directories.openFile(root, names);
    if (descriptor < 0) return descriptor;
    const identity = this.#reader.identify(descriptor);
    this.#reader.close(descriptor);
    return identity;
  }

  #unreadable(code: number, mode: number): LaidOut {
    this.#problem = this.#codeOf(code);
    // Nothing to sweep, so no descriptor to keep.
    this.#bytes[Symbol.dispose]();
    return layOutUnreadable(this.found, this.#problem, mode);
  }

  #codeOf(code: number): number {
    if (code === EPERM && this.found.debugfs && this.#host.lockedDown) return LOCKDOWN;
    return code > 0 ? code : EIO;
  }
}

/** Regular as well: the one that was laid out is. */
const isSame = (now: FileIdentity, known: FileIdentity | undefined): boolean =>
  now.regular && now.device === known?.device && now.inode === known.inode;
