import { ERRNO } from './errno.ts';
import { createRequestHeader, type RequestHeader } from './protocol/request-header.ts';
import { readKernelId, viewOf } from './protocol/words.ts';

/** The memory of one request and of one reply, used again for each. */
export interface ExchangeMemory {
  readonly request: Uint8Array;
  /** REPLY_BYTES. */
  readonly reply: Uint8Array;
}

/** The request that is being answered, and where its reply is written. */
export class Exchange {
  readonly request: { readonly bytes: Uint8Array; readonly view: DataView };
  readonly header: RequestHeader = createRequestHeader();
  readonly reply: Uint8Array;
  readonly view: DataView;

  constructor({ request, reply }: ExchangeMemory) {
    this.request = { bytes: request, view: viewOf(request) };
    this.reply = reply;
    this.view = viewOf(reply);
  }

  /** The kernel's number of the request, to be kept. */
  get unique(): bigint {
    return readKernelId(this.request.view, 8);
  }
}

/** What answering came to: bytes of the body that is written, −errno, or undefined when there is no reply, now or ever. */
export type Outcome = number | undefined;

const LAST_ERRNO = 511;

/** −errno as the kernel takes it: a number that it has no error for would leave the caller without any answer. */
export const toFailure = (result: number): number =>
  result >= -LAST_ERRNO && result < 0 ? result : -ERRNO.EIO;
