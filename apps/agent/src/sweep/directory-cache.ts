import { NO_PARENT, type StatReader } from '../ports/stat-reader.ts';

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

  /** Descriptor of the directory `names` below `root`, or −errno. */
  get(root: string, names: readonly string[]): number {
    const key = [root, ...names].join('/');
    const known = this.#open.get(key);
    if (known !== undefined) {
      // Moved to the end: the map's order is the order of use.
      this.#open.delete(key);
      this.#open.set(key, known);
      return known;
    }
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

  [Symbol.dispose](): void {
    for (const descriptor of this.#open.values()) this.#reader.close(descriptor);
    this.#open.clear();
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
