import { DirectoryStream } from './directory-stream.ts';
import { ERRNO } from './errno.ts';
import type { Exchange, Outcome } from './exchange.ts';
import { HandleTable } from './handle-table.ts';
import type { MountDirectory, MountNode } from './mount-node.ts';
import { NodeTable } from './node-table.ts';
import {
  ENTRY_BYTES,
  type SharedAttributes,
  writeAttributes,
  writeEntry,
} from './protocol/attributes.ts';
import { DirectoryPage } from './protocol/directory-page.ts';
import { REPLY_HEADER_BYTES, writeOpened } from './protocol/reply.ts';
import type { Forgotten, ListRequest } from './protocol/request.ts';

/** `FATTR_…` of linux/fuse.h: what a SETATTR changes. */
const CHANGES_SIZE = 1 << 3;
const CHANGES_OWNER_OR_MODE = 0b111;
const WRITE_BITS = 0o222;

/** Requests on nodes by their number: names, attributes, listings. */
export class NodeRequests {
  readonly #exchange: Exchange;
  readonly #shared: SharedAttributes;
  readonly #table: NodeTable;
  readonly #streams = new HandleTable<DirectoryStream>();
  readonly #page: DirectoryPage;

  constructor(root: MountDirectory, exchange: Exchange, shared: SharedAttributes) {
    this.#exchange = exchange;
    this.#shared = shared;
    this.#table = new NodeTable(root);
    this.#page = new DirectoryPage(exchange.reply);
  }

  /** How many nodes the kernel knows beside the root. */
  get known(): number {
    return this.#table.size;
  }

  /** @returns −errno when there is no such node. */
  find(nodeId: number): MountNode | number {
    return this.#table.at(nodeId) ?? -ERRNO.ENOENT;
  }

  lookup(directory: MountDirectory, name: string | undefined): Outcome {
    const node = name === undefined ? undefined : directory.lookup(name);
    if (node === undefined) return -ERRNO.ENOENT;
    writeEntry(this.#exchange.view, REPLY_HEADER_BYTES, node, this.#shared);
    this.#table.grant(node);
    return ENTRY_BYTES;
  }

  forget(nodes: readonly Forgotten[]): Outcome {
    for (const { nodeId, lookups } of nodes) this.#table.forget(nodeId, lookups);
    return undefined;
  }

  readAttributes(node: MountNode): Outcome {
    return writeAttributes(this.#exchange.view, node, this.#shared);
  }

  /**
   * Modes and owners are the tree's, and so are times. Truncating does nothing: it is what a shell does before it writes.
   * That the caller may write has been checked by the mode, but root passes that check everywhere.
   */
  changeAttributes(node: MountNode, changes: number): Outcome {
    if ((changes & CHANGES_OWNER_OR_MODE) !== 0 || (changes & CHANGES_SIZE) === 0)
      return -ERRNO.EPERM;
    if (node.kind === 'directory') return -ERRNO.EISDIR;
    if ((node.mode & WRITE_BITS) === 0) return -ERRNO.EACCES;
    return this.readAttributes(node);
  }

  openDirectory(directory: MountDirectory): Outcome {
    const handle = this.#streams.add(new DirectoryStream(directory));
    return writeOpened(this.#exchange.view, handle, 0);
  }

  list({ kind, handle, offset, sizeBytes }: ListRequest): Outcome {
    const stream = this.#streams.at(handle);
    if (stream === undefined) return -ERRNO.EBADF;
    this.#page.start(sizeBytes);
    if (kind === 'readdir') stream.fill(this.#page, offset);
    else stream.fill(this.#page, offset, { table: this.#table, shared: this.#shared });
    return this.#page.bodyBytes;
  }

  releaseDirectory(handle: number): Outcome {
    return this.#streams.remove(handle) === undefined ? -ERRNO.EBADF : 0;
  }
}
