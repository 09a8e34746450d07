/*
 * Replies, written into memory that is used again for each: struct fuse_out_header, and behind it the struct of the kind
 * of request (linux/fuse.h 7.38). Each function returns the length of the whole reply.
 *
 *   0     4       8        16
 *   len   error   unique   body …
 */
import type { RequestHeader } from './request-header.ts';
import { writeKernelId, writeU32, writeU64 } from './words.ts';

export const REPLY_HEADER_BYTES = 16;
/** What one read may bring: 256 pages, the most a kernel asks for since 4.20 (FUSE_MAX_PAGES). */
export const MAX_READ_BYTES = 1 << 20;
/** The memory that replies need. */
export const REPLY_BYTES = REPLY_HEADER_BYTES + MAX_READ_BYTES;
const BODY = REPLY_HEADER_BYTES;

/** For a body that is there already. @param header of the request, whose number is given back. */
export function writeReply(view: DataView, header: RequestHeader, bodyBytes: number): number {
  const length = BODY + bodyBytes;
  writeU32(view, 0, length);
  writeU32(view, 4, 0);
  writeU32(view, 8, header.unique0);
  writeU32(view, 12, header.unique1);
  return length;
}

/** @param failure −errno. */
export function writeFailure(view: DataView, header: RequestHeader, failure: number): number {
  writeReply(view, header, 0);
  writeU32(view, 4, failure);
  return BODY;
}

/** The reply to a request whose header is long gone. @param failure −errno, or 0 when `bodyBytes` stand behind it. */
export function writeLateReply(
  view: DataView,
  unique: bigint,
  { failure, bodyBytes }: { readonly failure: number; readonly bodyBytes: number },
): number {
  const length = BODY + bodyBytes;
  writeU32(view, 0, length);
  writeU32(view, 4, failure);
  writeKernelId(view, 8, unique);
  return length;
}

/** How an open file behaves: `FOPEN_…`. */
export const OPENED = {
  /** Every read reaches us, whatever size the attributes say. */
  directIo: 1 << 0,
  /**
   * No FLUSH at close(2). It saves a request, and a process that dies with files of its own mount open would wait for
   * the answer of a server that is dying itself (FLUSH cannot be interrupted).
   */
  noFlush: 1 << 5,
} as const;

/** `struct fuse_open_out`. @returns bytes of the body. */
export function writeOpened(view: DataView, handle: number, flags: number): number {
  writeU64(view, BODY, handle);
  writeU32(view, BODY + 8, flags);
  writeU32(view, BODY + 12, 0);
  return 16;
}

/** `struct fuse_write_out`. @returns bytes of the body. */
export function writeWritten(view: DataView, bytes: number): number {
  writeU32(view, BODY, bytes);
  writeU32(view, BODY + 4, 0);
  return 8;
}

/** `struct fuse_poll_out`. @returns bytes of the body. */
export function writePolled(view: DataView, ready: number): number {
  writeU32(view, BODY, ready);
  writeU32(view, BODY + 4, 0);
  return 8;
}

const STATFS_BYTES = 80;
const BLOCK_BYTES = 4096;
/** NAME_MAX. */
export const MAX_NAME_BYTES = 255;

/** `struct fuse_statfs_out`: a filesystem that takes no room, as procfs and sysfs say of themselves. @returns bytes of the body. */
export function writeStatfs(view: DataView): number {
  for (let at = 0; at < STATFS_BYTES; at += 4) writeU32(view, BODY + at, 0);
  writeU32(view, BODY + 40, BLOCK_BYTES);
  writeU32(view, BODY + 44, MAX_NAME_BYTES);
  writeU32(view, BODY + 48, BLOCK_BYTES);
  return STATFS_BYTES;
}
