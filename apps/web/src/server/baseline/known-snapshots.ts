import { decodeSnapshot, type Snapshot } from './snapshot.ts';

/** Of 30,000 figures each is some megabytes. */
const MOST_KNOWN = 6;

/** Snapshots that were asked for lately, unpacked: a page asks for its rows as they come into sight. */
export class KnownSnapshots {
  readonly #read: (host: string, id: string) => Uint8Array | undefined;
  /** In order of their last use. */
  readonly #known = new Map<string, Promise<Snapshot>>();

  /** @param read what is kept of a baseline; undefined when there is none. */
  constructor(read: (host: string, id: string) => Uint8Array | undefined) {
    this.#read = read;
  }

  /** @returns undefined when there is none of that id. @throws when what is kept is damaged. */
  async find(host: string, id: string): Promise<Snapshot | undefined> {
    const bytes = this.#known.has(id) ? undefined : this.#read(host, id);
    const found = this.#known.get(id) ?? (bytes && decodeSnapshot(bytes));
    if (found === undefined) return undefined;
    this.#known.delete(id);
    this.#known.set(id, found);
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= MOST_KNOWN) break;
      this.#known.delete(oldest);
    }
    return found;
  }

  forget(id: string): void {
    this.#known.delete(id);
  }
}
