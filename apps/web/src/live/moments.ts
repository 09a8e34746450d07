/** An hour at one sweep a second. */
const MOST = 3600;

/** The times, in µs, that a page has shown or could have shown: what stepping goes through. */
export class Moments {
  readonly #times: number[] = [];

  /** @param us not before the one noted last, or it is not noted. */
  note(us: number): void {
    if (us <= (this.#times.at(-1) ?? 0)) return;
    this.#times.push(us);
    if (this.#times.length > MOST) this.#times.shift();
  }

  /** @returns the moment before or after a time; undefined when there is none. */
  next(us: number, direction: -1 | 1): number | undefined {
    return direction < 0
      ? this.#times.findLast((time) => time < us)
      : this.#times.find((time) => time > us);
  }
}
