/** Rows that only fly past while scrolling are not asked for. */
const SETTLE_MS = 120;
/** How far beyond the edge of the screen a row counts, so that its figure is there when it comes up. */
const AHEAD = '160px 0px';

/** Which of some elements are on screen, by their `data-key`. */
export class InSight {
  #observer: IntersectionObserver | undefined;
  readonly #visible = new Set<string>();
  #shown: ReadonlySet<string> = new Set();
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Another set whenever it changes. */
  readonly keys = (): ReadonlySet<string> => this.#shown;

  /** A ref for each element. */
  readonly observe = (element: HTMLElement | null): (() => void) | undefined => {
    if (element === null) return undefined;
    this.#observer ??= new IntersectionObserver((entries) => this.#take(entries), {
      // The margin is that of the pane that scrolls; without a root it would be cut off there.
      root: element.closest('main'),
      rootMargin: AHEAD,
    });
    this.#observer.observe(element);
    return () => {
      this.#observer?.unobserve(element);
      this.#visible.delete(element.dataset.key ?? '');
      this.#publishSoon();
    };
  };

  #take(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const key = target instanceof HTMLElement ? target.dataset.key : undefined;
      if (key === undefined) continue;
      if (isIntersecting) this.#visible.add(key);
      else this.#visible.delete(key);
    }
    if (this.#shown.size === 0) this.#publish();
    else this.#publishSoon();
  }

  #publishSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#publish(), SETTLE_MS);
  }

  #publish(): void {
    const isSame =
      this.#visible.size === this.#shown.size &&
      [...this.#visible].every((key) => this.#shown.has(key));
    if (isSame) return;
    this.#shown = new Set(this.#visible);
    for (const listener of this.#listeners) listener();
  }
}
