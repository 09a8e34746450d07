/** An hour at one sweep a second. */
const MOST = 3600;

/** The times, in µs, at which a page had something new to show: what stepping goes through. */
export class Moments {
  readonly #times: number[] = [];

  /** @param us not before the one noted last, or it is not noted. */
  note(us: number): void {
    if (us <= (this.#times.at(-1) ?? 0)) return;
    this.#times.push(us);
    if (this.#times.length > MOST) this.#times.shift();
  }

  /** @returns the moment after a time, or the one before that which is shown then; undefined when there is none. */
  next(us: number, direction: -1 | 1): number | undefined {
    if (direction > 0) return this.#times.find((time) => time > us);
    const shown = this.#times.findLastIndex((time) => time <= us);
    return shown > 0 ? this.#times[shown - 1] : undefined;
  }
}
