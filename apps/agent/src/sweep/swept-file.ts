import { type FileLayout, scanFile } from '@statsfs/core/format';
import { LOCKDOWN, NOT_READ, READ_OK, type Readings } from '@statsfs/core/model';
import type { FoundFile } from '../filesystems/found-file.ts';
import type { FileIdentity, StatReader } from '../ports/stat-reader.ts';
import type { DirectoryCache } from './directory-cache.ts';
import { FileBytes } from './file-bytes.ts';
import { type LaidOut, layOutFile, layOutUnreadable } from './lay-out-file.ts';

const EPERM = 1;
const EIO = 5;

/** Facts about the host that decide what an errno means. */
export interface HostFacts {
  readonly lockedDown: boolean;
}

/** One file from the moment it is found until it goes: laid out once, scanned every sweep. */
export class SweptFile implements Disposable {
  readonly found: FoundFile;
  /** Index in the schema, given when it is added. */
  index = -1;
  firstSlot = 0;
  readonly #bytes: FileBytes;
  readonly #reader: StatReader;
  readonly #directories: DirectoryCache;
  readonly #host: HostFacts;
  #layout: FileLayout | undefined;
  #identity: FileIdentity | undefined;
  #problem: number;

  constructor(
    found: FoundFile,
    { reader, directories, host }: { reader: StatReader; directories: DirectoryCache; host: HostFacts },
  ) {
    this.found = found;
    this.#reader = reader;
    this.#directories = directories;
    this.#host = host;
    this.#problem = found.problem;
    this.#bytes = new FileBytes(reader, directories, found);
  }

  /** The file that was laid out: what a clear must still find in its place. */
  get identity(): FileIdentity | undefined {
    return this.#identity;
  }

  /** Whether the file has no layout yet, because it could not be read; it is laid out anew now and then. */
  get isUnreadable(): boolean {
    return this.#layout === undefined;
  }

  /** Reads the file whole and finds out what it holds. */
  layOut(): LaidOut {
    this.#layout = undefined;
    if (this.found.problem !== 0) return layOutUnreadable(this.found, this.found.problem, 0);
    const identity = this.#identify();
    if (typeof identity === 'number') return this.#unreadable(-identity, 0);
    this.#identity = identity;
    if (!identity.regular) return this.#unreadable(NOT_READ.notRegular, identity.mode);
    const length = this.#bytes.readWhole();
    if (length < 0) return this.#unreadable(-length, identity.mode);
    const laidOut = layOutFile(this.found, this.#bytes.buffer.subarray(0, length), identity.mode);
    if (laidOut.kind === 'laid-out') this.#layout = laidOut.layout;
    else this.#problem = laidOut.problem;
    return laidOut;
  }

  /** Reads and scans into the slots of the file. @returns READ_OK, or a code of core's `unreadable`. */
  sweep(readings: Readings): number {
    const layout = this.#layout;
    if (layout === undefined) return this.#problem;
    const length = this.#bytes.readAgain();
    if (length < 0) return this.#codeOf(-length);
    if (this.#scan(layout, readings)) return READ_OK;
    const whole = this.#bytes.readWhole();
    if (whole < 0) return this.#codeOf(-whole);
    return this.#scan(layout, readings) ? READ_OK : NOT_READ.reshaped;
  }

  /** Opens the file for writing, if it is still the one that was laid out. @returns a descriptor or −errno. */
  openForClear(): number {
    const { root, names } = this.found;
    const directory = this.#directories.get(root, names.slice(0, -1));
    if (directory < 0) return directory;
    const identity = this.#identify();
    if (typeof identity === 'number') return identity;
    const known = this.#identity;
    const same = known?.device === identity.device && known.inode === identity.inode;
    if (!same || !identity.regular) return -ESTALE;
    return this.#reader.open(directory, names.at(-1) ?? '.', 'write');
  }

  [Symbol.dispose](): void {
    this.#bytes[Symbol.dispose]();
  }

  #scan(layout: FileLayout, readings: Readings): boolean {
    const { buffer, length } = this.#bytes;
    const outcome = scanFile(
      buffer,
      0,
      length,
      layout.plan,
      readings.words,
      this.firstSlot,
      (slot, text) => readings.texts.set(slot, text),
    );
    return outcome === 'ok';
  }

  #identify(): FileIdentity | number {
    const { root, names } = this.found;
    const directory = this.#directories.get(root, names.slice(0, -1));
    if (directory < 0) return directory;
    const descriptor = this.#reader.open(directory, names.at(-1) ?? '.', 'read');
    if (descriptor < 0) return descriptor;
    const identity = this.#reader.identify(descriptor);
    this.#reader.close(descriptor);
    return identity;
  }

  #unreadable(code: number, mode: number): LaidOut {
    this.#problem = this.#codeOf(code);
    return layOutUnreadable(this.found, this.#problem, mode);
  }

  #codeOf(code: number): number {
    if (code === EPERM && this.found.debugfs && this.#host.lockedDown) return LOCKDOWN;
    return code > 0 ? code : EIO;
  }
}

const ESTALE = 116;
