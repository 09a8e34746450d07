type State<Result> =
  | { readonly kind: 'open' }
  | { readonly kind: 'awaited'; readonly deliver: (result: Result) => void }
  | { readonly kind: 'answered'; readonly result: Result }
  | { readonly kind: 'over' };

/**
 * An answer that is not there yet. A file returns one in place of its answer, keeps it, and answers when it can, from
 * anywhere on the serving thread (`attend` of the loop is where messages of other threads arrive). The first answer
 * counts, later ones are ignored.
 *
 * The kernel lets the reader wait until then. A reader that is sent a signal waits no longer: it gets EINTR, and
 * `onInterrupt` tells the file that nobody waits any more. The same is called when the mount ends.
 */
export class Later<Answer> {
  readonly #onInterrupt: () => void;
  #state: State<Answer | number> = { kind: 'open' };

  constructor(onInterrupt: () => void = () => undefined) {
    this.#onInterrupt = onInterrupt;
  }

  /** @param result as the call would have returned it, or −errno. Bytes are borrowed until the serving loop goes on. */
  answer(result: Answer | number): void {
    const state = this.#state;
    if (state.kind === 'open') this.#state = { kind: 'answered', result };
    else if (state.kind === 'awaited') {
      this.#state = { kind: 'over' };
      state.deliver(result);
    }
  }

  /** For the server: where the answer goes, at once when it is there already. */
  deliverTo(deliver: (result: Answer | number) => void): void {
    const state = this.#state;
    if (state.kind === 'answered') {
      this.#state = { kind: 'over' };
      deliver(state.result);
    } else if (state.kind === 'open') this.#state = { kind: 'awaited', deliver };
  }

  /** For the server: nobody waits for it any more. */
  interrupt(): void {
    if (this.#state.kind === 'over') return;
    this.#state = { kind: 'over' };
    this.#onInterrupt();
  }
}
