/*
 * What the kernel is told of a node (linux/fuse.h 7.38):
 *
 *   struct fuse_attr       ino size blocks atime mtime ctime (u64), atimensec mtimensec ctimensec mode nlink uid gid rdev
 *                          blksize flags (u32)
 *   struct fuse_entry_out  nodeid generation entry_valid attr_valid (u64), entry_valid_nsec attr_valid_nsec (u32), attr
 *   struct fuse_attr_out   attr_valid (u64), attr_valid_nsec dummy (u32), attr
 */
import type { MountNode } from '../mount-node.ts';
import { REPLY_HEADER_BYTES } from './reply.ts';
import { writeU32, writeU64 } from './words.ts';

const DIRECTORY = 0o040000;
const REGULAR_FILE = 0o100000;
const BLOCK_BYTES = 4096;
const ATTRIBUTES_BYTES = 88;
const ENTRY_HEAD_BYTES = 40;
const ATTRIBUTES_HEAD_BYTES = 16;
export const ENTRY_BYTES = ENTRY_HEAD_BYTES + ATTRIBUTES_BYTES;

/** How long the kernel may answer by itself. */
export interface CacheTimeouts {
  /** That a name leads to a node. */
  readonly entryMs: number;
  /** What a node's attributes are. */
  readonly attributesMs: number;
}

/** What all nodes of a mount have in common. */
export interface SharedAttributes extends CacheTimeouts {
  /** Of every node's times: seconds since 1970. */
  readonly timeS: number;
}

const MS_PER_S = 1000;
const NS_PER_MS = 1_000_000;
const wholeSeconds = (ms: number): number => Math.floor(ms / MS_PER_S);
const nanoseconds = (ms: number): number => (ms % MS_PER_S) * NS_PER_MS;

/** `struct fuse_attr` at `at`. */
function writeNode(view: DataView, at: number, node: MountNode, timeS: number): void {
  writeU64(view, at, node.inode);
  writeU64(view, at + 8, 0);
  writeU64(view, at + 16, 0);
  for (let time = 24; time < 48; time += 8) writeU64(view, at + time, timeS);
  for (let part = 48; part < 60; part += 4) writeU32(view, at + part, 0);
  writeU32(view, at + 60, (node.kind === 'directory' ? DIRECTORY : REGULAR_FILE) | node.mode);
  // One link, for directories too: "not counted". A count of 2 would tell find(1) that there are no subdirectories.
  writeU32(view, at + 64, 1);
  writeU32(view, at + 68, node.uid);
  writeU32(view, at + 72, node.gid);
  writeU32(view, at + 76, 0);
  writeU32(view, at + 80, BLOCK_BYTES);
  writeU32(view, at + 84, 0);
}

/** `struct fuse_entry_out` at `at`. The kernel knows the node by its inode number, which is never used twice: generation 0. */
export function writeEntry(
  view: DataView,
  at: number,
  node: MountNode,
  shared: SharedAttributes,
): void {
  writeU64(view, at, node.inode);
  writeU64(view, at + 8, 0);
  writeU64(view, at + 16, wholeSeconds(shared.entryMs));
  writeU64(view, at + 24, wholeSeconds(shared.attributesMs));
  writeU32(view, at + 32, nanoseconds(shared.entryMs));
  writeU32(view, at + 36, nanoseconds(shared.attributesMs));
  writeNode(view, at + ENTRY_HEAD_BYTES, node, shared.timeS);
}

/** `struct fuse_attr_out` as the body of a reply. @returns bytes of the body. */
export function writeAttributes(view: DataView, node: MountNode, shared: SharedAttributes): number {
  const at = REPLY_HEADER_BYTES;
  writeU64(view, at, wholeSeconds(shared.attributesMs));
  writeU32(view, at + 8, nanoseconds(shared.attributesMs));
  writeU32(view, at + 12, 0);
  writeNode(view, at + ATTRIBUTES_HEAD_BYTES, node, shared.timeS);
  return ATTRIBUTES_HEAD_BYTES + ATTRIBUTES_BYTES;
}
