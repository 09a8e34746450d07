/** Viewers scroll: the agent hears of it once in this time. */
const SETTLE_MS = 50;
/** The agent forgets after half a minute what is not said again. */
const RENEW_MS = 10_000;

/** What the viewers of a host look at, as its agent wants to be told. */
export interface AgentWish {
  /** Of the schema that file indexes are of. */
  readonly epoch: string;
  readonly wants: readonly { readonly intervalMs: number; readonly files: readonly number[] }[];
  readonly processes: readonly number[];
}

/**
 * Tells an agent what is looked at, so that it reads that often enough, and what nobody else would have it read. An agent
 * that does not answer is told again: it has no interest until then, and reads at its base interval.
 */
export class AgentInterest implements Disposable {
  readonly #send: (wish: AgentWish) => Promise<unknown>;
  readonly #wish: () => AgentWish | undefined;
  #timer: NodeJS.Timeout | undefined;
  #renewal: NodeJS.Timeout | undefined;
  #said = '';

  /** @param wish what is looked at now; undefined before the first contact. */
  constructor(wish: () => AgentWish | undefined, send: (wish: AgentWish) => Promise<unknown>) {
    this.#wish = wish;
    this.#send = send;
  }

  /** Something may be looked at that was not, or otherwise. */
  changed(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#say();
    }, SETTLE_MS);
  }

  /** The agent has gone, and with it what it knew. */
  forget(): void {
    this.#said = '';
    clearTimeout(this.#renewal);
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#renewal);
  }

  #say(): void {
    const wish = this.#wish();
    if (wish === undefined) return;
    const text = JSON.stringify(wish);
    if (text === this.#said) return;
    this.#said = text;
    clearTimeout(this.#renewal);
    const isNothing = wish.wants.length === 0 && wish.processes.length === 0;
    this.#send(wish).catch(() => {
      this.#said = '';
    });
    if (isNothing) return;
    this.#renewal = setTimeout(() => {
      this.#said = '';
      this.#say();
    }, RENEW_MS);
    this.#renewal.unref();
  }
}
