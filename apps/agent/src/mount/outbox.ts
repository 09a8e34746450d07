import { REPLY_HEADER_BYTES, writeLateReply, writeWritten } from './protocol/reply.ts';
import { viewOf } from './protocol/words.ts';

/** What goes to the kernel outside the turn of a request. `unique` is the kernel's number of the request. */
export type Outgoing =
  | { readonly kind: 'bytes'; readonly unique: bigint; readonly bytes: Uint8Array }
  | { readonly kind: 'written'; readonly unique: bigint; readonly count: number }
  /** −errno. */
  | { readonly kind: 'failure'; readonly unique: bigint; readonly failure: number }
  | { readonly kind: 'notification'; readonly bytes: Uint8Array };

/**
 * Late answers and notifications, until the loop sends them: they may come about while a file writes its own answer into
 * the one memory for replies.
 */
export class Outbox {
  readonly #waiting: Outgoing[] = [];

  push(outgoing: Outgoing): void {
    this.#waiting.push(outgoing);
  }

  /** Writes the oldest into the memory of replies. @returns its length, 0 when there is none. */
  take(reply: Uint8Array): number {
    const outgoing = this.#waiting.shift();
    if (outgoing === undefined) return 0;
    const view = viewOf(reply);
    switch (outgoing.kind) {
      case 'bytes':
        reply.set(outgoing.bytes, REPLY_HEADER_BYTES);
        return writeLateReply(view, outgoing.unique, {
          failure: 0,
          bodyBytes: outgoing.bytes.length,
        });
      case 'written':
        return writeLateReply(view, outgoing.unique, {
          failure: 0,
          bodyBytes: writeWritten(view, outgoing.count),
        });
      case 'failure':
        return writeLateReply(view, outgoing.unique, { failure: outgoing.failure, bodyBytes: 0 });
      case 'notification':
        reply.set(outgoing.bytes);
        return outgoing.bytes.length;
    }
  }
}
