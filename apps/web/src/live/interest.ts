import type { StatPath } from '@statsfs/core/model';
import type { FastPath, ReadPaceMs } from '../trpc/fast-path.ts';
import { mergeFast } from './merge-fast.ts';

/** Who on this page wants what: counts per path, so that two places may want the same one. */
export class Interest {
  readonly #counts = new Map<StatPath, number>();
  readonly #fast = new Set<readonly FastPath[]>();
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /**
   * @param everyMs how often they are to be read; left out: as often as the host reads by itself.
   * @returns what ends it; calling that twice ends it once.
   */
  add(paths: readonly StatPath[], everyMs?: ReadPaceMs): () => void {
    const fast: readonly FastPath[] =
      everyMs === undefined ? [] : paths.map((path) => ({ path, intervalMs: everyMs }));
    let hasChanged = fast.length > 0;
    if (hasChanged) this.#fast.add(fast);
    for (const path of paths) {
      const count = this.#counts.get(path) ?? 0;
      this.#counts.set(path, count + 1);
      if (count === 0) hasChanged = true;
    }
    if (hasChanged) this.#onChange();
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      this.#remove(paths, fast);
    };
  }

  has(path: StatPath): boolean {
    return this.#counts.has(path);
  }

  paths(): StatPath[] {
    return [...this.#counts.keys()];
  }

  /** Paths that are to be read more often than the host reads by itself. */
  fast(): FastPath[] {
    return mergeFast([...this.#fast]);
  }

  #remove(paths: readonly StatPath[], fast: readonly FastPath[]): void {
    let hasChanged = this.#fast.delete(fast);
    for (const path of paths) {
      const count = this.#counts.get(path) ?? 0;
      if (count > 1) {
        this.#counts.set(path, count - 1);
        continue;
      }
      this.#counts.delete(path);
      hasChanged = true;
    }
    if (hasChanged) this.#onChange();
  }
}
