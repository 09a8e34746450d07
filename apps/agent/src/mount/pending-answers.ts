import { ERRNO } from './errno.ts';
import type { Later } from './later.ts';
import type { Outbox, Outgoing } from './outbox.ts';

/** Requests that wait for a Later, by the kernel's number for them. */
export class PendingAnswers {
  readonly #outbox: Outbox;
  readonly #pending = new Map<bigint, { interrupt(): void }>();

  constructor(outbox: Outbox) {
    this.#outbox = outbox;
  }

  get size(): number {
    return this.#pending.size;
  }

  /** @param toOutgoing what the answer, when it comes, is to the kernel. */
  add<Answer>(
    unique: bigint,
    later: Later<Answer>,
    toOutgoing: (result: Answer | number) => Outgoing,
  ): void {
    this.#pending.set(unique, later);
    later.deliverTo((result) => {
      this.#pending.delete(unique);
      this.#outbox.push(toOutgoing(result));
    });
  }

  /** One that is not pending has been answered, and its interruption came too late. */
  interrupt(unique: bigint): void {
    const later = this.#pending.get(unique);
    if (later === undefined) return;
    this.#pending.delete(unique);
    this.#outbox.push({ kind: 'failure', unique, failure: -ERRNO.EINTR });
    later.interrupt();
  }

  /** Nobody can be answered any more. @returns what tells each file so. */
  takeAll(): readonly (() => void)[] {
    const all = [...this.#pending.values()].map((later) => () => later.interrupt());
    this.#pending.clear();
    return all;
  }
}
