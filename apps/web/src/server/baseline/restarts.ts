/** From when on a counter counts anew, and why. */
export interface Restart {
  /** In µs on the hub's axis. */
  readonly atUs: number;
  /**
   * `cleared`: somebody told the kernel. `replaced`: something else is behind the path. `fell`, `wrapped`: seen in the
   * figures, between two reads.
   */
  readonly why: 'cleared' | 'replaced' | 'fell' | 'wrapped';
  /** Who cleared, or what is said to have replaced it: untrusted text; empty when nobody says. */
  readonly by: string;
  /** What each cell counts from, where that is not 0 for all: those of a table that went on. */
  readonly from?: readonly string[] | undefined;
}

/** Where restarts are kept for longer than this process. */
export interface RestartStore {
  readonly load: () => ReadonlyMap<string, Restart>;
  readonly save: (noted: ReadonlyMap<string, Restart>) => void;
}

/** In one go, as a clear of a source is one restart for each of its values. */
const SAVE_AFTER_MS = 500;

/** The last restart of each value of a host, by path: what a baseline from before it counts from instead. */
export class Restarts implements Disposable {
  readonly #store: RestartStore;
  #known: Map<string, Restart> | undefined;
  #unsaved = new Map<string, Restart>();
  #timer: NodeJS.Timeout | undefined;
  #count = 0;

  constructor(store: RestartStore = NOWHERE) {
    this.#store = store;
  }

  /** Rises with each restart, so that who remembers figures knows that some are out of date. */
  get count(): number {
    return this.#count;
  }

  of(path: string): Restart | undefined {
    return this.#all().get(path);
  }

  note(path: string, restart: Restart): void {
    this.#all().set(path, restart);
    this.#unsaved.set(path, restart);
    this.#count++;
    this.#timer ??= setTimeout(() => this.#save(), SAVE_AFTER_MS);
  }

  [Symbol.dispose](): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#save();
  }

  #save(): void {
    this.#timer = undefined;
    const unsaved = this.#unsaved;
    this.#unsaved = new Map();
    this.#store.save(unsaved);
  }

  /** Loaded at first use, when it is known which host this is. */
  #all(): Map<string, Restart> {
    this.#known ??= new Map(this.#store.load());
    return this.#known;
  }
}

const NOWHERE: RestartStore = { load: () => new Map(), save: () => undefined };
