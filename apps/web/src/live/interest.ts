import type { StatPath } from '@statsfs/core/model';

/** Who on this page wants what: counts per path, so that two places may want the same one. */
export class Interest {
  readonly #counts = new Map<StatPath, number>();
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** @returns what ends it; calling that twice ends it once. */
  add(paths: readonly StatPath[]): () => void {
    let hasChanged = false;
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
      this.#remove(paths);
    };
  }

  has(path: StatPath): boolean {
    return this.#counts.has(path);
  }

  paths(): StatPath[] {
    return [...this.#counts.keys()];
  }

  #remove(paths: readonly StatPath[]): void {
    let hasChanged = false;
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
