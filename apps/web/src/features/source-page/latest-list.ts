import type { StatPath } from '@statsfs/core/model';
import type { Latest } from '../../live/latest.ts';

/** The newest samples of several values, as one list that stays the same object while none of them is new. */
export class LatestList {
  readonly #latest: (path: StatPath) => Latest;
  readonly #paths: readonly StatPath[];
  #known: readonly Latest[] = [];

  constructor(latest: (path: StatPath) => Latest, paths: readonly StatPath[]) {
    this.#latest = latest;
    this.#paths = paths;
  }

  /** An own function, so that it can be handed to useSyncExternalStore as it is. */
  readonly current = (): readonly Latest[] => {
    const isSame =
      this.#known.length === this.#paths.length &&
      this.#paths.every((path, i) => this.#latest(path) === this.#known[i]);
    if (!isSame) this.#known = this.#paths.map((path) => this.#latest(path));
    return this.#known;
  };
}
