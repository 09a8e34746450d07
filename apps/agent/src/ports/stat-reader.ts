/** A name in a directory, as the kernel types it. Nothing is followed. */
export interface DirectoryEntry {
  readonly name: string;
  readonly kind: 'file' | 'directory' | 'symlink' | 'other';
}

/** What tells one file from another that took its name. */
export interface FileIdentity {
  readonly device: number;
  readonly inode: number;
  /** Permission bits. */
  readonly mode: number;
  readonly regular: boolean;
  readonly sizeBytes: number;
}

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
  /** Opens a directory to open files in. `parent` NO_PARENT: `name` is an absolute path, whose links are followed. */
  openDirectory(parent: number, name: string): number;
  list(directory: number): readonly DirectoryEntry[] | number;
  /** Never blocks on a FIFO. `write` truncates, as a shell's `>` does. */
  open(directory: number, name: string, access: 'read' | 'write'): number;
  identify(descriptor: number): FileIdentity | number;
  /** Reads at an offset of the file without moving. −ESPIPE: the file cannot be read twice. */
  pread(descriptor: number, into: Uint8Array, fileOffset: number): number;
  read(descriptor: number, into: Uint8Array): number;
  write(descriptor: number, bytes: Uint8Array): number;
  close(descriptor: number): void;
  /** Magic number of the filesystem that the directory lies on (statfs(2)), or −errno. */
  filesystemMagic(directory: number): number;
}
