/*
 * What the server tells the kernel unasked: a reply header with `unique` 0 and the kind in place of the error, then a
 * struct of its own (linux/fuse.h 7.38).
 *
 * INVAL_ENTRY and DELETE take the lock of the parent directory in the kernel, which a LOOKUP that waits for the serving
 * thread may hold: written by that thread they would wait for each other for ever. They go out by another thread.
 */
import { REPLY_HEADER_BYTES } from './reply.ts';
import { LITTLE_ENDIAN, viewOf, writeKernelId, writeU32, writeU64 } from './words.ts';

const NOTIFY = { poll: 1, invalidateInode: 2, invalidateEntry: 3, delete: 6 } as const;
const BODY = REPLY_HEADER_BYTES;

function createNotification(code: number, bodyBytes: number): Uint8Array {
  const notification = new Uint8Array(BODY + bodyBytes);
  const view = viewOf(notification);
  writeU32(view, 0, notification.length);
  writeU32(view, 4, code);
  return notification;
}

/** Whoever polls the open file looks again. @param kernelHandle as the POLL request named it. */
export function toPollNotification(kernelHandle: bigint): Uint8Array {
  const notification = createNotification(NOTIFY.poll, 8);
  writeKernelId(viewOf(notification), BODY, kernelHandle);
  return notification;
}

/** The attributes that the kernel remembers of a node are old. Contents it does not remember (direct I/O). */
export function toInodeNotification(nodeId: number): Uint8Array {
  const notification = createNotification(NOTIFY.invalidateInode, 24);
  const view = viewOf(notification);
  writeU64(view, BODY, nodeId);
  // A negative offset: attributes only.
  view.setBigInt64(BODY + 8, -1n, LITTLE_ENDIAN);
  return notification;
}

/** `struct fuse_notify_inval_entry_out`, then the name with a NUL: what the name led to is to be looked up again. */
export function toEntryNotification(parentId: number, name: string): Uint8Array {
  const encoded = new TextEncoder().encode(name);
  const notification = createNotification(NOTIFY.invalidateEntry, 16 + encoded.length + 1);
  const view = viewOf(notification);
  writeU64(view, BODY, parentId);
  writeU32(view, BODY + 8, encoded.length);
  notification.set(encoded, BODY + 16);
  return notification;
}

/** As toEntryNotification, and whoever watches the directory (inotify) is told that the child is gone. */
export function toDeleteNotification(parentId: number, childId: number, name: string): Uint8Array {
  const encoded = new TextEncoder().encode(name);
  const notification = createNotification(NOTIFY.delete, 24 + encoded.length + 1);
  const view = viewOf(notification);
  writeU64(view, BODY, parentId);
  writeU64(view, BODY + 8, childId);
  writeU32(view, BODY + 16, encoded.length);
  notification.set(encoded, BODY + 24);
  return notification;
}
