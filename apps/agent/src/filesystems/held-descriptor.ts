const ENOENT = 2;

/**
 * A descriptor that is no path's: whoever found it opened it, and closes it as soon as what it is about has gone. A number
 * that was closed is soon another file's, so the one who reads it is told before.
 */
export class HeldDescriptor {
  #descriptor: number;
  readonly #close: (descriptor: number) => void;
  #onRelease: () => void = () => undefined;

  /** @param descriptor ours, and open. */
  constructor(descriptor: number, close: (descriptor: number) => void) {
    this.#descriptor = descriptor;
    this.#close = close;
  }

  /** −ENOENT once it was released. */
  get descriptor(): number {
    return this.#descriptor;
  }

  /** There is one reader: whoever calls last. */
  onRelease(listener: () => void): void {
    this.#onRelease = listener;
  }

  /** Closes it. Does nothing the second time. */
  release(): void {
    const descriptor = this.#descriptor;
    if (descriptor < 0) return;
    this.#descriptor = -ENOENT;
    this.#onRelease();
    this.#close(descriptor);
  }
}
