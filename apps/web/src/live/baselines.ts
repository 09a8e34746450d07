import type { StatPath } from '@statsfs/core/model';

/** Figures that one viewer subtracts. Private: nothing is written to the kernel. */
export interface Baseline {
  /** When it was set, or when the kernel's value fell below it and it restarted. */
  readonly atUs: number;
  /** Exact figures in the order of the table's keys. */
  readonly cells: readonly string[];
  /** The kernel's value fell below the baseline (a clear, a reboot), so it counts from 0 since `atUs`. */
  readonly hasRestarted: boolean;
}

/** What is needed of `localStorage`. */
export interface TextStorage {
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, text: string) => void;
  readonly removeItem: (key: string) => void;
}

/** The baselines of one host, kept as one text per path. */
export class Baselines {
  readonly #storage: TextStorage;
  readonly #prefix: string;
  readonly #known = new Map<StatPath, Baseline | undefined>();
  readonly #listeners = new Set<() => void>();

  constructor(host: string, storage: TextStorage) {
    this.#storage = storage;
    this.#prefix = `statsfs.baseline/${encodeURIComponent(host)}/`;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get(path: StatPath): Baseline | undefined {
    if (!this.#known.has(path)) {
      this.#known.set(path, parseBaseline(this.#storage.getItem(this.#prefix + path)));
    }
    return this.#known.get(path);
  }

  set(path: StatPath, baseline: Baseline): void {
    this.#known.set(path, baseline);
    this.#storage.setItem(this.#prefix + path, JSON.stringify(baseline));
    this.#tell();
  }

  remove(path: StatPath): void {
    this.#known.set(path, undefined);
    this.#storage.removeItem(this.#prefix + path);
    this.#tell();
  }

  /** Another tab wrote to the storage. `key` is null when all of it was cleared. */
  forget(key: string | null): void {
    if (key !== null && !key.startsWith(this.#prefix)) return;
    this.#known.clear();
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Storage is untrusted text: anything that is not a baseline is none. */
export function parseBaseline(text: string | null): Baseline | undefined {
  if (text === null) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null) return undefined;
  const { atUs, cells, hasRestarted } = parsed as Record<string, unknown>;
  if (typeof atUs !== 'number' || !Number.isFinite(atUs) || !Array.isArray(cells)) return undefined;
  if (!cells.every((cell) => typeof cell === 'string')) return undefined;
  return { atUs, cells, hasRestarted: hasRestarted === true };
}
