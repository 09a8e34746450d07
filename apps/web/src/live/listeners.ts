/** Who wants to be called when something changed. */
export class Listeners {
  readonly #all = new Set<() => void>();

  /** @returns what ends it. An own function, so that it can be handed to useSyncExternalStore as it is. */
  readonly add = (listener: () => void): (() => void) => {
    this.#all.add(listener);
    return () => this.#all.delete(listener);
  };

  tell(): void {
    for (const listener of this.#all) listener();
  }
}
