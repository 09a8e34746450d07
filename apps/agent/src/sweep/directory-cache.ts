import { NO_PARENT, type StatReader } from '../ports/stat-reader.ts';

const ENOENT = 2;
const ENOTDIR = 20;
const ECONNABORTED = 103;
const ENOTCONN = 107;
const ESTALE = 116;
/** What a name below a directory that has gone, or was replaced, answers; the last two where a program serves a mount no more. */
const GONE: ReadonlySet<number> = new Set([-ENOENT, -ENOTDIR, -ESTALE, -ECONNABORTED, -ENOTCONN]);

/** Directories kept open; the hard limit on descriptors may be 20,000 and files take their share. */
const MAX_DIRECTORIES = 4096;

/**
 * Open directories by path, so that reopening a file costs one openat and cannot be led astray by a name that was
 * swapped above it. O_PATH descriptors pin no VM and no mount's data.
 */
export class DirectoryCache implements Disposable {
  readonly #reader: StatReader;
  readonly #open = new Map<string, number>();

  constructor(reader: StatReader) {
    this.#reader = reader;
  }

  /**
   * Opens the file `names` below `root`. When it is not there it is looked for once more from the root on: a directory
   * that we hold may be one that was removed while another took its name.
   * @returns a descriptor, or −errno.
   */
  openFile(root: string, names: readonly string[]): number {
    const parents = names.slice(0, -1);
    const opened = this.#openOnce(root, parents, names);
    if (opened >= 0 || !GONE.has(opened)) return opened;
    this.forget(root, parents);
    return this.#openOnce(root, parents, names);
  }

  /** Descriptor of the directory `names` below `root`, or −errno. */
  get(root: string, names: readonly string[]): number {
    const key = names.length === 0 ? root : `${root}/${names.join('/')}`;
    const known = this.#open.get(key);
    // Files come in the same order each time, so the one used last would be no better to keep than the one opened last.
    if (known !== undefined) return known;
    const opened =
      names.length === 0
        ? this.#reader.openDirectory(NO_PARENT, root)
        : this.#openBelow(root, names);
    if (opened >= 0) this.#keep(key, opened);
    return opened;
  }

  /** Forgets a directory that has gone, so that the next `get` finds what stands there now. */
  forget(root: string, names: readonly string[]): void {
    for (let depth = names.length; depth >= 0; depth--) {
      const key = [root, ...names.slice(0, depth)].join('/');
      const known = this.#open.get(key);
      if (known === undefined) continue;
      this.#reader.close(known);
      this.#open.delete(key);
    }
  }

  /**
   * Closes all. A directory that was moved away keeps answering for as long as we hold it, so every now and then all are
   * found anew by their names.
   */
  clear(): void {
    for (const descriptor of this.#open.values()) this.#reader.close(descriptor);
    this.#open.clear();
  }

  [Symbol.dispose](): void {
    this.clear();
  }

  #openOnce(root: string, parents: readonly string[], names: readonly string[]): number {
    const directory = this.get(root, parents);
    return directory < 0 ? directory : this.#reader.open(directory, names.at(-1) ?? '.');
  }

  #openBelow(root: string, names: readonly string[]): number {
    const parent = this.get(root, names.slice(0, -1));
    return parent < 0 ? parent : this.#reader.openDirectory(parent, names.at(-1) ?? '');
  }

  #keep(key: string, descriptor: number): void {
    this.#open.set(key, descriptor);
    if (this.#open.size <= MAX_DIRECTORIES) return;
    const [oldest] = this.#open;
    if (oldest === undefined) return;
    this.#reader.close(oldest[1]);
    this.#open.delete(oldest[0]);
  }
}
