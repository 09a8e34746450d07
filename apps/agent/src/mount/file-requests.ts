import { ERRNO } from './errno.ts';
import { type Exchange, type Outcome, toFailure } from './exchange.ts';
import { HandleTable } from './handle-table.ts';
import type { MountFile } from './mount-node.ts';
import type { OpenFile, OpenRequest } from './open-file.ts';
import type { Outbox } from './outbox.ts';
import { PendingAnswers } from './pending-answers.ts';
import { PolledFile } from './polled-file.ts';
import {
  OPENED,
  REPLY_HEADER_BYTES,
  writeOpened,
  writePolled,
  writeWritten,
} from './protocol/reply.ts';
import type { PollRequest, ReadRequest, WriteRequest } from './protocol/request.ts';
import type { RequestHeader } from './protocol/request-header.ts';

/** `O_…` as the kernel passes them in FUSE_OPEN: those of asm-generic, which x86, arm64, s390 and riscv share. */
const O_ACCMODE = 0o3;
const O_RDONLY = 0o0;
const O_WRONLY = 0o1;
const O_NONBLOCK = 0o4000;

function toOpenRequest(flags: number, { uid, gid, pid }: RequestHeader): OpenRequest {
  const access = flags & O_ACCMODE;
  return {
    reads: access !== O_WRONLY,
    writes: access !== O_RDONLY,
    nonBlocking: (flags & O_NONBLOCK) !== 0,
    uid,
    gid,
    pid,
  };
}

/** Requests on open files, from open to release. */
export class FileRequests {
  readonly #exchange: Exchange;
  readonly #outbox: Outbox;
  readonly #pending: PendingAnswers;
  readonly #open = new HandleTable<PolledFile>();
  /** Where reads go: the body of the reply. */
  readonly #body: Uint8Array;

  constructor(exchange: Exchange, outbox: Outbox) {
    this.#exchange = exchange;
    this.#outbox = outbox;
    this.#pending = new PendingAnswers(outbox);
    this.#body = exchange.reply.subarray(REPLY_HEADER_BYTES);
  }

  /** How many requests wait for a Later. */
  get waiting(): number {
    return this.#pending.size;
  }

  open(file: MountFile, flags: number): Outcome {
    const opened = file.open(toOpenRequest(flags, this.#exchange.header));
    if (typeof opened === 'number') return toFailure(opened);
    const handle = this.#open.add(new PolledFile(opened, this.#outbox));
    return writeOpened(this.#exchange.view, handle, OPENED.directIo | OPENED.noFlush);
  }

  read({ handle, offset, sizeBytes }: ReadRequest): Outcome {
    const file = this.#at(handle);
    if (file === undefined) return -ERRNO.EBADF;
    const room = Math.min(sizeBytes, this.#body.length);
    const result = file.read(this.#body, room, offset);
    // NaN, of a file with a mistake, is no success either: a reply of that length would be refused, and the reader wait for ever.
    if (typeof result === 'number') return result >= 0 ? Math.min(result, room) : toFailure(result);
    const { unique } = this.#exchange;
    this.#pending.add(unique, result, (answer) =>
      typeof answer === 'number'
        ? { kind: 'failure', unique, failure: toFailure(answer) }
        : { kind: 'bytes', unique, bytes: answer.subarray(0, room) },
    );
    return undefined;
  }

  write({ handle, offset, bytes }: WriteRequest): Outcome {
    const file = this.#at(handle);
    if (file === undefined) return -ERRNO.EBADF;
    const sizeBytes = bytes.length;
    const result = file.write(bytes, offset);
    if (typeof result === 'number') return this.#written(result, sizeBytes);
    const { unique } = this.#exchange;
    this.#pending.add(unique, result, (answer) =>
      answer >= 0
        ? { kind: 'written', unique, count: Math.min(answer, sizeBytes) }
        : { kind: 'failure', unique, failure: toFailure(answer) },
    );
    return undefined;
  }

  #written(result: number, sizeBytes: number): Outcome {
    if (!(result >= 0)) return toFailure(result);
    return writeWritten(this.#exchange.view, Math.min(result, sizeBytes));
  }

  poll(request: PollRequest): Outcome {
    const polled = this.#open.at(request.handle);
    if (polled === undefined) return -ERRNO.EBADF;
    return writePolled(this.#exchange.view, polled.poll(request));
  }

  release(handle: number): Outcome {
    const released = this.#open.remove(handle);
    if (released === undefined) return -ERRNO.EBADF;
    released.release();
    return 0;
  }

  interrupt(unique: bigint): Outcome {
    this.#pending.interrupt(unique);
    return undefined;
  }

  /** The mount has ended: nobody waits, nothing is open. */
  end(onProblem: (error: unknown) => void): void {
    const files = this.#open.removeAll();
    const ends = [...this.#pending.takeAll(), ...files.map((file) => () => file.release())];
    for (const end of ends) {
      try {
        end();
      } catch (error) {
        onProblem(error);
      }
    }
  }

  #at(handle: number): OpenFile | undefined {
    return this.#open.at(handle)?.file;
  }
}
