/*
 * What is mounted, free of FUSE: directories that find and list what they hold, and files that are opened. Whoever has a
 * tree to publish implements these two; nothing here knows what the tree is of.
 *
 * All of it is called on the serving thread, between one request and the next, and must not wait for anything: as long as
 * a call runs, everybody who uses the mount stands still. What is not known yet is answered with a `Later`. Above all
 * nothing here may need the main thread, for the main thread may itself be waiting for this mount (`readFileSync` of a
 * path below it, or of a child that it waits for).
 *
 * What throws is answered with EIO and reported; the mount goes on.
 */
import type { OpenFile, OpenRequest } from './open-file.ts';

/** The root's inode number. All others are above it. */
export const ROOT_INODE = 1;

export interface NodeAttributes {
  /**
   * Tells this node from all others for as long as the mount lives: whole, ROOT_INODE to 2^53, the same as long as the
   * node lives, and never given to another afterwards (the kernel knows nodes by it).
   */
  readonly inode: number;
  /** Permission bits, 0 to 0o7777. The kernel checks them (default_permissions), where root may do everything. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

/** What stands in a listing. A node that knows its name is one. */
export interface MountEntry {
  readonly name: string;
  readonly kind: 'file' | 'directory';
  readonly inode: number;
}

export interface MountDirectory extends NodeAttributes {
  readonly kind: 'directory';
  /**
   * @returns the node of that name now, undefined where there is none (ENOENT). It may be another object at each call,
   * as long as its inode number says that it is the same node.
   */
  lookup(name: string): MountNode | undefined;
  /**
   * All entries, sorted by name. Taken once for each reader that reads from the beginning, who reads on in it while the
   * tree changes: so a fresh array, or one that is replaced and not changed. An entry whose name no directory can hold
   * (empty, `.`, `..`, with a slash or a NUL, above 255 bytes of UTF-8) is left out.
   */
  list(): readonly MountEntry[];
}

export interface MountFile extends NodeAttributes {
  readonly kind: 'file';
  /**
   * Also asked when the file has vanished since it was looked up: then −ENOENT is the answer. The mode has been checked.
   * @returns an open file, which keeps what it opened until `release`; or −errno.
   */
  open(request: OpenRequest): OpenFile | number;
}

export type MountNode = MountDirectory | MountFile;
