import { type DirectoryEntry, NO_PARENT, type StatReader } from '../../ports/stat-reader.ts';

const NOTHING: ReadonlyMap<string, DirectoryEntry['kind']> = new Map();

/** Directories by absolute path, each listed once however many patterns ask for it. Lives as long as one look around. */
export class ListCache {
  readonly #reader: StatReader;
  readonly #narrowed = new Map<string, ReadonlyMap<string, DirectoryEntry['kind']>>();
  readonly #listed = new Map<string, ReadonlyMap<string, DirectoryEntry['kind']>>();

  constructor(reader: StatReader) {
    this.#reader = reader;
  }

  /** Makes wildcards match these directories of a directory and nothing else in it. */
  narrow(path: string, names: readonly string[]): void {
    this.#narrowed.set(path, new Map(names.map((name) => [name, 'directory'])));
  }

  /** Directories that were listed and are there. */
  paths(): string[] {
    return [...this.#listed].flatMap(([path, names]) => (names === NOTHING ? [] : [path]));
  }

  /** Names and what they are; none where there is no such directory, or it cannot be listed. */
  list(path: string): ReadonlyMap<string, DirectoryEntry['kind']> {
    const known = this.#narrowed.get(path) ?? this.#listed.get(path);
    if (known !== undefined) return known;
    const listed = this.#list(path);
    this.#listed.set(path, listed);
    return listed;
  }

  /** Whether something has that path that need not be readable. */
  exists(directory: string, name: string): boolean {
    const listed = this.#listed.get(directory);
    if (listed !== undefined) return listed.has(name);
    const opened = this.#reader.openDirectory(NO_PARENT, directory === '' ? '/' : directory);
    if (opened < 0) return false;
    const file = this.#reader.open(opened, name);
    this.#reader.close(opened);
    if (file >= 0) this.#reader.close(file);
    return file !== -ENOENT;
  }

  #list(path: string): ReadonlyMap<string, DirectoryEntry['kind']> {
    const directory = this.#reader.openDirectory(NO_PARENT, path === '' ? '/' : path);
    if (directory < 0) return NOTHING;
    const entries = this.#reader.list(directory);
    this.#reader.close(directory);
    if (typeof entries === 'number') return NOTHING;
    return new Map(entries.map(({ name, kind }) => [name, kind]));
  }
}

const ENOENT = 2;
