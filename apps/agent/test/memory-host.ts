import type { HostProbe, Look, MountAnswer } from '../src/ports/host-probe.ts';

const ENOENT = 2;
const EACCES = 13;
const failed = (errno: number): Look<never> => ({ kind: 'failed', errno });

/** The HostProbe port over texts in memory: a host as a test describes it. */
export class MemoryHost {
  uid = 0;
  release = '6.18.0';
  reader = 'koffi';
  readonly files = new Map<string, string>();
  readonly links = new Map<string, string>();
  /** errno of whatever is asked of a path. */
  readonly errors = new Map<string, number>();
  /** Directories that may not be looked into, nor through. */
  readonly closed = new Set<string>();
  readonly programs = new Set(['mount', 'fusermount3']);
  readonly answers = new Map<string, MountAnswer>();
  /** Every path that was looked at, by whatever means. */
  readonly touched: string[] = [];
  /** Those of `askMount`, which asks from afar. */
  readonly asked: string[] = [];

  put(path: string, text = ''): this {
    this.files.set(path, text);
    return this;
  }

  /** Takes away a file, or all of a directory. */
  remove(path: string): this {
    for (const file of [...this.files.keys()]) {
      if (file === path || file.startsWith(`${path}/`)) this.files.delete(file);
    }
    return this;
  }

  /** Replaces a part of a file, which must be there. */
  edit(path: string, part: string | RegExp, by: string): this {
    const text = this.files.get(path);
    const edited = text?.replace(part, by);
    if (edited === undefined || edited === text) throw new Error(`${path} has no ${part}`);
    return this.put(path, edited);
  }

  fail(path: string, errno: number): this {
    this.errors.set(path, errno);
    return this;
  }

  probe(): HostProbe {
    return {
      uid: this.uid,
      release: this.release,
      reader: this.reader,
      readText: async (path) => this.#look(path, () => this.files.get(path)),
      list: async (path) => this.#look(path, () => this.#namesIn(path)),
      readLink: async (path) => this.#look(path, () => this.links.get(path)),
      modeOf: async (path) =>
        this.#look(path, () => (this.#namesIn(path) || this.files.has(path) ? 0o644 : undefined)),
      tryOpen: async (path) => this.#look(path, () => this.#isThere(path)),
      mayOpen: async (path) => this.#look(path, () => this.#isThere(path)),
      hasProgram: async (name) => this.programs.has(name),
      askMount: async (directory) => {
        this.asked.push(directory);
        return this.answers.get(directory) ?? 'answers';
      },
    };
  }

  #look<T>(path: string, find: () => T | undefined): Look<T> {
    this.touched.push(path);
    const isClosed = [...this.closed].some(
      (directory) => path === directory || path.startsWith(`${directory}/`),
    );
    if (isClosed) return failed(EACCES);
    const errno = this.errors.get(path);
    if (errno !== undefined) return failed(errno);
    const value = find();
    return value === undefined ? failed(ENOENT) : { kind: 'found', value };
  }

  #isThere(path: string): true | undefined {
    return this.files.has(path) || this.#namesIn(path) !== undefined ? true : undefined;
  }

  #namesIn(directory: string): string[] | undefined {
    const names = [...this.files.keys()]
      .filter((file) => file.startsWith(`${directory}/`))
      .map((file) => file.slice(directory.length + 1).split('/')[0] ?? '');
    return names.length === 0 ? undefined : [...new Set(names)].sort();
  }
}
