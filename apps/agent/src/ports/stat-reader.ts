import type { ProcessDescriptors } from './process-descriptors.ts';

/** A name in a directory, as the kernel types it. Nothing is followed. */
export interface DirectoryEntry {
  readonly name: string;
  readonly kind: 'file' | 'directory' | 'symlink' | 'other';
}

/** What tells one file from another that took its name. */
export interface FileIdentity {
  readonly device: bigint;
  /** 64 bits: overlayfs and FUSE use the upper ones. */
  readonly inode: bigint;
  /** Permission bits. */
  readonly mode: number;
  readonly regular: boolean;
  readonly sizeBytes: number;
}

/** A stat file is text for people; what does not fit into the arena is something else. */
export const ARENA_BYTES = 1 << 20;

/** Parent of an absolute path given to `openDirectory`. */
export const NO_PARENT = -1;

/**
 * The few system calls that reading statistics takes. Synchronous, and without exceptions: this is called a thousand
 * times a sweep, and a file that cannot be read is an ordinary outcome. A negative result is −errno.
 *
 * Everything is opened relative to a directory that is already open and never through a symbolic link, so a name that
 * is swapped while we look cannot lead out of the filesystem that was named.
 */
export interface StatReader {
  /** For the status line and `doctor`. */
  readonly name: string;
  /**
   * Where reads land, ARENA_BYTES of memory that does not move: an address that is known once, instead of a buffer that
   * is looked up at each call, is worth a fifth of a read (measured, 1,000 sysfs files).
   */
  readonly arena: Uint8Array;
  /** Opens a directory to open files in. `parent` NO_PARENT: `name` is an absolute path, whose links are followed. */
  openDirectory(parent: number, name: string): number;
  list(directory: number): readonly DirectoryEntry[] | number;
  /** Opens for reading. Never blocks on a FIFO. */
  open(directory: number, name: string): number;
  /** A handle on a file that need not be readable, for `identify` and `openForWriting`. Follows no link. */
  openPlace(directory: number, name: string): number;
  /**
   * Opens what a descriptor leads to once more, for writing; truncates, as a shell's `>` does. By descriptor and not by
   * name, so that what is written to is what was looked at.
   */
  openForWriting(descriptor: number): number;
  identify(descriptor: number): FileIdentity | number;
  /**
   * Reads `length` bytes at `offset` of the file to the place `into` of the arena. −ESPIPE: it cannot be read twice.
   * `length` should be near what is there: procfs' sysctl files allocate and zero as much as is asked for.
   */
  pread(descriptor: number, into: number, length: number, offset: number): number;
  /** As `pread`, from where the last read ended. */
  read(descriptor: number, into: number, length: number): number;
  write(descriptor: number, bytes: Uint8Array): number;
  close(descriptor: number): void;
  /** Magic number of the filesystem that the directory lies on (statfs(2)), or −errno. */
  filesystemMagic(directory: number): number;
  /** The road to what other processes have open. */
  readonly processes: ProcessDescriptors;
}
