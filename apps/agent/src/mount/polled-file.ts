import { type OpenFile, POLL } from './open-file.ts';
import type { Outbox } from './outbox.ts';
import { toPollNotification } from './protocol/notification.ts';
import type { PollRequest } from './protocol/request.ts';

/** An open file, and who is to be woken when it becomes ready. */
export class PolledFile {
  readonly file: OpenFile;
  readonly #outbox: Outbox;
  /** Undefined while nobody sleeps: a wake then tells the kernel nothing. */
  #sleeper: bigint | undefined;

  constructor(file: OpenFile, outbox: Outbox) {
    this.file = file;
    this.#outbox = outbox;
  }

  /** @returns bits of POLL. */
  poll({ kernelHandle, wantsWake }: PollRequest): number {
    if (this.file.poll === undefined) return POLL.in | POLL.out;
    // Before the file looks: what changes while it looks wakes the sleeper too.
    if (wantsWake) this.#sleeper = kernelHandle;
    return this.file.poll(this.#wake);
  }

  release(): void {
    this.#sleeper = undefined;
    this.file.release();
  }

  readonly #wake = (): void => {
    if (this.#sleeper === undefined) return;
    this.#outbox.push({ kind: 'notification', bytes: toPollNotification(this.#sleeper) });
    this.#sleeper = undefined;
  };
}
