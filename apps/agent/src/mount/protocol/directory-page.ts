/*
 * Part of a listing, as the body of a reply: records of struct fuse_dirent, or of struct fuse_direntplus, which has a
 * struct fuse_entry_out before it (linux/fuse.h 7.38). Each record is padded to 8 bytes.
 *
 *   0     8     16        20     24
 *   ino   off   namelen   type   name …
 *
 * `off` is where reading goes on behind this record.
 */
import type { MountEntry, MountNode } from '../mount-node.ts';
import { ENTRY_BYTES, type SharedAttributes, writeEntry } from './attributes.ts';
import { EntryName } from './entry-name.ts';
import { MAX_READ_BYTES, REPLY_HEADER_BYTES } from './reply.ts';
import { viewOf, writeU32, writeU64 } from './words.ts';

const NAME_AT = 24;
const DT_DIR = 4;
const DT_REG = 8;
/** FUSE_UNKNOWN_INO of libfuse: for `.` and `..`, which nobody looks up by it. */
const UNKNOWN_INODE = 0xffffffff;

const padded = (bytes: number): number => (bytes + 7) & ~7;

export class DirectoryPage {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #name = new EntryName();
  #at = REPLY_HEADER_BYTES;
  #end = REPLY_HEADER_BYTES;

  /** @param reply memory of the reply, REPLY_BYTES. */
  constructor(reply: Uint8Array) {
    this.#bytes = reply;
    this.#view = viewOf(reply);
  }

  get bodyBytes(): number {
    return this.#at - REPLY_HEADER_BYTES;
  }

  /** An empty page. @param sizeBytes what the kernel has room for. */
  start(sizeBytes: number): void {
    this.#at = REPLY_HEADER_BYTES;
    this.#end = REPLY_HEADER_BYTES + Math.min(sizeBytes, MAX_READ_BYTES);
  }

  /** `.` or `..`. @returns false when it is full. */
  addDots(count: 1 | 2, nextOffset: number, plus: boolean): boolean {
    this.#name.setDots(count);
    return this.#add({ inode: UNKNOWN_INODE, kind: 'directory' }, nextOffset, plus);
  }

  /** Leaves out what cannot be listed. @returns false when it is full. */
  addEntry(entry: MountEntry, nextOffset: number, plus: boolean): boolean {
    return !this.#name.set(entry.name) || this.#add(entry, nextOffset, plus);
  }

  /**
   * With what a LOOKUP of it would say.
   * @returns 'full', or 'left out' when it cannot be listed: only an 'added' one is looked up, in the kernel's eyes.
   */
  addNode(
    { name, node }: { readonly name: string; readonly node: MountNode },
    nextOffset: number,
    shared: SharedAttributes,
  ): 'added' | 'left out' | 'full' {
    if (!this.#name.set(name)) return 'left out';
    const at = this.#at;
    if (!this.#add(node, nextOffset, true)) return 'full';
    writeEntry(this.#view, at, node, shared);
    return 'added';
  }

  #add(
    { inode, kind }: Pick<MountEntry, 'inode' | 'kind'>,
    nextOffset: number,
    plus: boolean,
  ): boolean {
    const { bytes, length } = this.#name;
    const record = this.#at + (plus ? ENTRY_BYTES : 0);
    const next = record + padded(NAME_AT + length);
    if (next > this.#end) return false;
    // A nodeid of 0 is no lookup, and says nothing of the node. addNode writes over it.
    if (plus) this.#bytes.fill(0, this.#at, record);
    const view = this.#view;
    writeU64(view, record, inode);
    writeU64(view, record + 8, nextOffset);
    writeU32(view, record + 16, length);
    writeU32(view, record + 20, kind === 'directory' ? DT_DIR : DT_REG);
    for (let at = 0; at < length; at++) this.#bytes[record + NAME_AT + at] = bytes[at] ?? 0;
    this.#bytes.fill(0, record + NAME_AT + length, next);
    this.#at = next;
    return true;
  }
}
