import { Listeners } from './listeners.ts';
import { Moments } from './moments.ts';

/** Which moment a page shows: the newest one, or one that it has stopped at. Times in µs on the hub's axis. */
export class ShownMoment {
  readonly #moments = new Moments();
  readonly #stopped = new Listeners();
  #isStopped = false;
  #atUs = 0;

  /** Called when the page stops, goes on, or stops somewhere else by itself. */
  readonly onStopped = this.#stopped.add;

  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** 0 before the first sweep. */
  get atUs(): number {
    return this.#atUs;
  }

  /**
   * Time has come this far: shown at once, unless the page has stopped.
   * @param newsUs when there was last something new to show; files of others are read in between.
   */
  note(newestUs: number, newsUs: number): void {
    this.#moments.note(newsUs);
    if (!this.#isStopped) this.#atUs = Math.max(this.#atUs, newestUs);
  }

  stop(): void {
    this.stopAt(this.#atUs);
  }

  stopAt(atUs: number): void {
    this.#isStopped = true;
    this.#atUs = atUs;
    this.#stopped.tell();
  }

  follow(): void {
    this.#isStopped = false;
    this.#stopped.tell();
  }

  /** Stops at the moment before or after. @returns false where there is none, and nothing has happened. */
  step(direction: -1 | 1): boolean {
    const toUs = this.#moments.next(this.#atUs, direction);
    if (toUs === undefined) return false;
    this.#atUs = toUs;
    if (this.#isStopped) return true;
    this.#isStopped = true;
    this.#stopped.tell();
    return true;
  }
}
