import { FuseServer } from '../src/mount/fuse-server.ts';
import type { MountDirectory } from '../src/mount/mount-node.ts';
import { OPCODE } from '../src/mount/protocol/opcode.ts';
import { REPLY_BYTES } from '../src/mount/protocol/reply.ts';
import { MemoryDirectory } from './fuse-memory-tree.ts';

const HEADER_BYTES = 40;
const REPLY_HEADER_BYTES = 16;
const REQUEST_BYTES = 1 << 16;
export const ROOT = 1;
/** FUSE_POLL_SCHEDULE_NOTIFY. */
const SCHEDULE_NOTIFY = 1;

export interface Reply {
  readonly unique: bigint;
  /** 0, or −errno; of a notification its code. */
  readonly error: number;
  readonly body: DataView;
}

const encoder = new TextEncoder();

/** Of a body, little-endian: a u32, a u64, bytes as they are, a text that ends with a NUL. */
type Part = number | bigint | Uint8Array | string;

export function body(...parts: readonly Part[]): Uint8Array {
  const bytes: number[] = [];
  for (const part of parts) {
    if (typeof part === 'string') bytes.push(...encoder.encode(part), 0);
    else if (part instanceof Uint8Array) bytes.push(...part);
    else {
      const word = new Uint8Array(typeof part === 'number' ? 4 : 8);
      const view = new DataView(word.buffer);
      if (typeof part === 'number') view.setUint32(0, part, true);
      else view.setBigUint64(0, part, true);
      bytes.push(...word);
    }
  }
  return Uint8Array.from(bytes);
}

export const textOf = ({ body: view }: Reply): string =>
  new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));

/** Makes requests as a little-endian kernel lays them out, and reads the replies. */
export class FakeKernel {
  readonly request = new Uint8Array(REQUEST_BYTES);
  readonly reply = new Uint8Array(REPLY_BYTES);
  readonly problems: unknown[] = [];
  readonly server: FuseServer;
  #unique = 0n;

  constructor(root: MountDirectory, rememberMs = 0) {
    this.server = new FuseServer(root, this, {
      timeS: 1_700_000_000,
      entryMs: rememberMs,
      attributesMs: rememberMs,
      onProblem: (error) => this.problems.push(error),
    });
  }

  /** Of the last request. */
  get unique(): bigint {
    return this.#unique;
  }

  /** Writes a request into the memory. @returns its length. */
  lay(opcode: number, nodeId: number, bytes: Uint8Array): number {
    this.#unique += 2n;
    const length = HEADER_BYTES + bytes.length;
    this.request.set(body(length, opcode, this.#unique, BigInt(nodeId), 1000, 100, 4711, 0));
    this.request.set(bytes, HEADER_BYTES);
    return length;
  }

  /** @returns undefined when there is no reply. */
  ask(opcode: number, nodeId: number, ...parts: readonly Part[]): Reply | undefined {
    return this.read(this.server.answer(this.lay(opcode, nodeId, body(...parts))));
  }

  /** As `ask`, of what is always answered. */
  get(opcode: number, nodeId: number, ...parts: readonly Part[]): Reply {
    const reply = this.ask(opcode, nodeId, ...parts);
    if (reply === undefined) throw new Error(`No reply to opcode ${opcode}`);
    return reply;
  }

  /** Late answers and notifications. */
  takeOutgoing(): readonly Reply[] {
    const taken: Reply[] = [];
    for (;;) {
      const reply = this.read(this.server.takeOutgoing());
      if (reply === undefined) return taken;
      taken.push(reply);
    }
  }

  read(length: number): Reply | undefined {
    if (length === 0) return undefined;
    const bytes = this.reply.slice(0, length);
    const view = new DataView(bytes.buffer);
    if (view.getUint32(0, true) !== length) throw new Error('A reply that lies about its length');
    return {
      error: view.getInt32(4, true),
      unique: view.getBigUint64(8, true),
      body: new DataView(bytes.buffer, REPLY_HEADER_BYTES),
    };
  }

  lookup(name: string, parent = ROOT): Reply {
    return this.get(OPCODE.lookup, parent, name);
  }

  /** @returns the node's number. @throws Error when there is none. */
  find(name: string, parent = ROOT): number {
    const reply = this.lookup(name, parent);
    if (reply.error !== 0) throw new Error(`No ${name}: ${reply.error}`);
    return Number(reply.body.getBigUint64(0, true));
  }

  /** Opens a file of the root. @returns its handle. */
  open(name: string, flags = 0): bigint {
    const reply = this.get(OPCODE.open, this.find(name), flags, 0);
    if (reply.error !== 0) throw new Error(`${name} does not open: ${reply.error}`);
    return reply.body.getBigUint64(0, true);
  }

  readFile(handle: bigint, offset = 0, size = 4096): Reply | undefined {
    return this.ask(OPCODE.read, 0, handle, BigInt(offset), size, 0, 0n, 0, 0);
  }

  writeFile(handle: bigint, text: string): Reply | undefined {
    const bytes = encoder.encode(text);
    return this.ask(OPCODE.write, 0, handle, 0n, bytes.length, 0, 0n, 0, 0, bytes);
  }

  poll(handle: bigint, kernelHandle: bigint, sleeps: boolean): number {
    const flags = sleeps ? SCHEDULE_NOTIFY : 0;
    return this.get(OPCODE.poll, 0, handle, kernelHandle, flags, 0).body.getUint32(0, true);
  }
}

/** A kernel with an empty root, whatever inode numbers were given before. */
export function startFakeKernel(rememberMs = 0): {
  readonly directory: MemoryDirectory;
  readonly kernel: FakeKernel;
} {
  const directory = new MemoryDirectory();
  const root: MountDirectory = {
    kind: 'directory',
    inode: ROOT,
    mode: 0o755,
    uid: 7,
    gid: 8,
    lookup: (name) => directory.lookup(name),
    list: () => directory.list(),
  };
  return { directory, kernel: new FakeKernel(root, rememberMs) };
}
