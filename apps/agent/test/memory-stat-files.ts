import type { ProcessDescriptors } from '../src/ports/process-descriptors.ts';
import {
  ARENA_BYTES,
  type DirectoryEntry,
  type FileIdentity,
  NO_PARENT,
  type StatReader,
} from '../src/ports/stat-reader.ts';

const EBADF = 9;
const ENOENT = 2;
const ENXIO = 6;
const ENOTDIR = 20;
const ESPIPE = 29;
const ELOOP = 40;
const TMPFS = 0x01021994;
const encoder = new TextEncoder();

/** What a file of the memory does when it is asked. All of it may be changed while somebody holds it open. */
export interface MemoryFile {
  readonly kind: 'file' | 'fifo' | 'symlink';
  readonly inode: bigint;
  bytes: Uint8Array;
  mode: number;
  /** One read gives at most that many bytes, as a seq_file does. */
  pageBytes: number;
  /** debugfs' simple attributes: pread gives ESPIPE. */
  seekable: boolean;
  /** errno of each open, read or write; 0: it works. */
  openError: number;
  readError: number;
  writeError: number;
  /** What a write leaves, for files that do not simply keep what was written. */
  afterWrite: (written: string) => string;
}

interface MemoryDirectory {
  readonly kind: 'directory';
  readonly inode: bigint;
  readonly entries: Map<string, MemoryNode>;
  magic: number;
  listError: number;
}

type MemoryNode = MemoryFile | MemoryDirectory;

interface Opened {
  readonly node: MemoryNode;
  readonly writable: boolean;
  position: number;
}

/** The StatReader port over files in memory, for what no real file does on demand: faults, short reads, swaps in between. */
export class MemoryStatFiles implements StatReader {
  readonly name = 'memory';
  readonly arena = new Uint8Array(ARENA_BYTES);
  /** Paths, in order: what was opened to be read, and to be written. */
  readonly openedForReading: string[] = [];
  readonly openedForWriting: MemoryFile[] = [];
  /** Reads that were asked for, of whatever file. */
  reads = 0;
  /** Happens with each read: time may pass. */
  onRead: () => void = () => undefined;
  processes: ProcessDescriptors = NO_PROCESSES;
  readonly #root: MemoryDirectory = directory(1n, TMPFS);
  readonly #open = new Map<number, Opened>();
  #lastDescriptor = 2;
  #lastInode = 1n;

  /** Descriptors that nobody has closed yet. */
  get openCount(): number {
    return this.#open.size;
  }

  /** Puts a file at an absolute path, in the place of what is there. Another file, so another inode. */
  put(path: string, text: string | Uint8Array, more: Partial<MemoryFile> = {}): MemoryFile {
    const file: MemoryFile = {
      kind: 'file',
      inode: ++this.#lastInode,
      bytes: typeof text === 'string' ? encoder.encode(text) : text,
      mode: 0o644,
      pageBytes: Number.POSITIVE_INFINITY,
      seekable: true,
      openError: 0,
      readError: 0,
      writeError: 0,
      afterWrite: (written) => written,
      ...more,
    };
    const { parent, name } = this.#place(path);
    parent.entries.set(name, file);
    return file;
  }

  /** The file at a path, to be changed as it stands. */
  at(path: string): MemoryFile {
    const node = this.#find(path);
    if (typeof node === 'number' || node.kind === 'directory')
      throw new Error(`No file at ${path}`);
    return node;
  }

  mkdir(path: string, magic = TMPFS): MemoryDirectory {
    const { parent, name } = this.#place(path);
    const made = directory(++this.#lastInode, magic);
    parent.entries.set(name, made);
    return made;
  }

  remove(path: string): void {
    const { parent, name } = this.#place(path);
    parent.entries.delete(name);
  }

  move(from: string, to: string): void {
    const source = this.#place(from);
    const node = source.parent.entries.get(source.name);
    if (node === undefined) throw new Error(`Nothing at ${from}`);
    source.parent.entries.delete(source.name);
    const target = this.#place(to);
    target.parent.entries.set(target.name, node);
  }

  openDirectory(parent: number, name: string): number {
    const node = parent === NO_PARENT ? this.#find(name) : this.#child(parent, name);
    if (typeof node === 'number') return node;
    return node.kind === 'directory' ? this.#add(node, false) : -ENOTDIR;
  }

  list(descriptor: number): readonly DirectoryEntry[] | number {
    const node = this.#open.get(descriptor)?.node;
    if (node?.kind !== 'directory') return -EBADF;
    if (node.listError !== 0) return -node.listError;
    return [...node.entries].map(([name, { kind }]) => ({ name, kind: entryKind(kind) }));
  }

  open(parent: number, name: string): number {
    const node = this.#child(parent, name);
    if (typeof node === 'number') return node;
    this.openedForReading.push(name);
    if (node.kind === 'symlink') return -ELOOP;
    if (node.kind !== 'directory' && node.openError !== 0) return -node.openError;
    return this.#add(node, false);
  }

  openPlace(parent: number, name: string): number {
    const node = this.#child(parent, name);
    return typeof node === 'number' ? node : this.#add(node, false);
  }

  openForWriting(descriptor: number): number {
    const node = this.#open.get(descriptor)?.node;
    if (node === undefined || node.kind === 'directory') return -EBADF;
    if (node.kind === 'fifo') return -ENXIO;
    this.openedForWriting.push(node);
    if (node.writeError === 0) node.bytes = new Uint8Array(0);
    return this.#add(node, true);
  }

  identify(descriptor: number): FileIdentity | number {
    const node = this.#open.get(descriptor)?.node;
    if (node === undefined) return -EBADF;
    const isFile = node.kind === 'file';
    return {
      device: 1n,
      inode: node.inode,
      mode: node.kind === 'directory' ? 0o755 : node.mode,
      regular: isFile,
      sizeBytes: isFile ? node.bytes.length : 0,
    };
  }

  pread(descriptor: number, into: number, length: number, offset: number): number {
    const file = this.#fileOf(descriptor);
    if (file === undefined) return -EBADF;
    if (!file.seekable) return -ESPIPE;
    return this.#copy(file, offset, into, length);
  }

  read(descriptor: number, into: number, length: number): number {
    const opened = this.#open.get(descriptor);
    const file = this.#fileOf(descriptor);
    if (opened === undefined || file === undefined) return -EBADF;
    const got = this.#copy(file, opened.position, into, length);
    if (got > 0) opened.position += got;
    return got;
  }

  write(descriptor: number, bytes: Uint8Array): number {
    const opened = this.#open.get(descriptor);
    const file = this.#fileOf(descriptor);
    if (opened?.writable !== true || file === undefined) return -EBADF;
    if (file.writeError !== 0) return -file.writeError;
    file.bytes = encoder.encode(file.afterWrite(new TextDecoder().decode(bytes)));
    return bytes.length;
  }

  close(descriptor: number): void {
    if (!this.#open.delete(descriptor)) throw new Error(`Descriptor ${descriptor} closed twice`);
  }

  filesystemMagic(descriptor: number): number {
    const node = this.#open.get(descriptor)?.node;
    return node?.kind === 'directory' ? node.magic : -EBADF;
  }

  #copy(file: MemoryFile, from: number, offset: number, length: number): number {
    this.reads++;
    this.onRead();
    if (file.readError !== 0) return -file.readError;
    const bytes = file.bytes.subarray(from, from + Math.min(length, file.pageBytes));
    this.arena.set(bytes, offset);
    return bytes.length;
  }

  #fileOf(descriptor: number): MemoryFile | undefined {
    const node = this.#open.get(descriptor)?.node;
    return node?.kind === 'directory' ? undefined : node;
  }

  #add(node: MemoryNode, writable: boolean): number {
    this.#open.set(++this.#lastDescriptor, { node, writable, position: 0 });
    return this.#lastDescriptor;
  }

  #child(parent: number, name: string): MemoryNode | number {
    const node = this.#open.get(parent)?.node;
    if (node?.kind !== 'directory') return -EBADF;
    return node.entries.get(name) ?? -ENOENT;
  }

  #find(path: string): MemoryNode | number {
    let node: MemoryNode = this.#root;
    for (const name of path.split('/').filter(Boolean)) {
      if (node.kind !== 'directory') return -ENOTDIR;
      const next = node.entries.get(name);
      if (next === undefined) return -ENOENT;
      node = next;
    }
    return node;
  }

  #place(path: string): { readonly parent: MemoryDirectory; readonly name: string } {
    const names = path.split('/').filter(Boolean);
    let parent = this.#root;
    for (const name of names.slice(0, -1)) {
      const next = parent.entries.get(name) ?? directory(++this.#lastInode, parent.magic);
      if (next.kind !== 'directory') throw new Error(`${name} of ${path} is a ${next.kind}`);
      parent.entries.set(name, next);
      parent = next;
    }
    return { parent, name: names.at(-1) ?? '' };
  }
}

const ENOSYS = 38;
const NO_PROCESSES: ProcessDescriptors = {
  open: () => -ENOSYS,
  take: () => -ENOSYS,
  isSame: () => -ENOSYS,
  ended: () => [],
  linkOf: () => -ENOENT,
};

const directory = (inode: bigint, magic: number): MemoryDirectory => ({
  kind: 'directory',
  inode,
  entries: new Map(),
  magic,
  listError: 0,
});

const entryKind = (kind: MemoryNode['kind']): DirectoryEntry['kind'] =>
  kind === 'fifo' ? 'other' : kind;
