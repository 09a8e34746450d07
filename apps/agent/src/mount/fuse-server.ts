/*
 * The kernel's requests, answered from a tree. One request at a time, in the memory that is given: what comes from
 * elsewhere in between (late answers, wakes) waits in the outbox. It knows no device: the loop moves the bytes.
 */
import { ERRNO } from './errno.ts';
import { Exchange, type ExchangeMemory, type Outcome } from './exchange.ts';
import { FileRequests } from './file-requests.ts';
import { type MountDirectory, ROOT_INODE } from './mount-node.ts';
import { NodeRequests } from './node-requests.ts';
import { Outbox } from './outbox.ts';
import type { SharedAttributes } from './protocol/attributes.ts';
import { negotiate, writeInit } from './protocol/negotiate.ts';
import { parseRequest } from './protocol/parse-request.ts';
import { writeFailure, writeReply, writeStatfs } from './protocol/reply.ts';
import type { FuseRequest, InitRequest } from './protocol/request.ts';
import {
  REQUEST_HEADER_BYTES,
  type RequestHeader,
  readRequestHeader,
} from './protocol/request-header.ts';

export interface FuseServerOptions extends SharedAttributes {
  /** A file or directory threw, and its caller got EIO; or the kernel refused what we sent. */
  readonly onProblem: (error: unknown) => void;
}

/** A reply to number 0 would be taken for a notification. FORGET has it. */
const isUnanswerable = (header: RequestHeader): boolean =>
  header.unique0 === 0 && header.unique1 === 0;

type NodeRequest = Extract<
  FuseRequest,
  { kind: 'lookup' | 'open' | 'opendir' | 'getattr' | 'setattr' }
>;
type MountRequest = Extract<
  FuseRequest,
  {
    kind:
      | 'init'
      | 'statfs'
      | 'destroy'
      | 'access'
      | 'flush'
      | 'fsync'
      | 'getxattr'
      | 'listxattr'
      | 'unknown'
      | 'malformed';
  }
>;

export class FuseServer {
  readonly #exchange: Exchange;
  readonly #options: FuseServerOptions;
  readonly #outbox = new Outbox();
  readonly #nodes: NodeRequests;
  readonly #files: FileRequests;

  /** @throws RangeError when the root's inode number is not ROOT_INODE. */
  constructor(root: MountDirectory, memory: ExchangeMemory, options: FuseServerOptions) {
    if (root.inode !== ROOT_INODE)
      throw new RangeError(`The root has inode ${root.inode}, expected ${ROOT_INODE}`);
    this.#exchange = new Exchange(memory);
    this.#options = options;
    this.#nodes = new NodeRequests(root, this.#exchange, options);
    this.#files = new FileRequests(this.#exchange, this.#outbox);
  }

  /** How many nodes the kernel knows beside the root. */
  get knownNodes(): number {
    return this.#nodes.known;
  }

  /** How many requests are to be answered later. */
  get waiting(): number {
    return this.#files.waiting;
  }

  /**
   * Answers the request that lies in the memory of requests.
   * @param length of it, as received.
   * @returns the length of the reply, in the memory of replies; 0 when there is none (yet).
   */
  answer(length: number): number {
    const { request, header, view } = this.#exchange;
    // Too short to have a number that it could be answered by.
    if (length < REQUEST_HEADER_BYTES) return 0;
    readRequestHeader(request.view, header);
    const parsed = parseRequest(request, header, length);
    const outcome = this.#try(parsed);
    if (outcome === undefined || isUnanswerable(header)) return 0;
    return outcome < 0 ? writeFailure(view, header, outcome) : writeReply(view, header, outcome);
  }

  /** Writes the next late answer or notification into the memory of replies. @returns its length; 0 when there is none. */
  takeOutgoing(): number {
    return this.#outbox.take(this.#exchange.reply);
  }

  report(problem: unknown): void {
    this.#options.onProblem(problem);
  }

  /** The mount has ended: tells the files. */
  end(): void {
    this.#files.end(this.#options.onProblem);
  }

  #try(request: FuseRequest): Outcome {
    try {
      return this.#answer(request);
    } catch (error) {
      this.#options.onProblem(error);
      return -ERRNO.EIO;
    }
  }

  #answer(request: FuseRequest): Outcome {
    switch (request.kind) {
      case 'read':
        return this.#files.read(request);
      case 'write':
        return this.#files.write(request);
      case 'release':
        return this.#files.release(request.handle);
      case 'poll':
        return this.#files.poll(request);
      case 'interrupt':
        return this.#files.interrupt(request.unique);
      case 'forget':
        return this.#nodes.forget(request.nodes);
      case 'readdir':
      case 'readdirplus':
        return this.#nodes.list(request);
      case 'releasedir':
        return this.#nodes.releaseDirectory(request.handle);
      case 'lookup':
      case 'open':
      case 'opendir':
      case 'getattr':
      case 'setattr':
        return this.#answerOnNode(request);
      default:
        return this.#answerOnMount(request);
    }
  }

  #answerOnNode(request: NodeRequest): Outcome {
    const node = this.#nodes.find(this.#exchange.header.nodeId);
    if (typeof node === 'number') return node;
    switch (request.kind) {
      case 'getattr':
        return this.#nodes.readAttributes(node);
      case 'setattr':
        return this.#nodes.changeAttributes(node, request.changes);
      case 'open':
        return node.kind === 'file' ? this.#files.open(node, request.flags) : -ERRNO.EISDIR;
      case 'opendir':
        return node.kind === 'directory' ? this.#nodes.openDirectory(node) : -ERRNO.ENOTDIR;
      case 'lookup':
        return node.kind === 'directory' ? this.#nodes.lookup(node, request.name) : -ERRNO.ENOTDIR;
    }
  }

  #answerOnMount(request: MountRequest): Outcome {
    switch (request.kind) {
      case 'init':
        return this.#agree(request);
      case 'statfs':
        return writeStatfs(this.#exchange.view);
      case 'destroy':
        return 0;
      case 'malformed':
        return -ERRNO.EIO;
      // ENOSYS is remembered by the kernel, which then does without: FLUSH, FSYNC and ACCESS succeed, xattrs are EOPNOTSUPP.
      case 'access':
      case 'flush':
      case 'fsync':
      case 'getxattr':
      case 'listxattr':
      case 'unknown':
        return -ERRNO.ENOSYS;
    }
  }

  #agree(init: InitRequest): Outcome {
    const agreement = negotiate(init, this.#options.entryMs > 0);
    if (agreement === undefined) return -ERRNO.EPROTO;
    return writeInit(this.#exchange.view, init, agreement);
  }
}
