import { readU32, readU64 } from './words.ts';

/*
 * struct fuse_in_header, before each request (linux/fuse.h 7.38):
 *
 *   0     4       8         16        24    28    32    36             38        40
 *   len   opcode  unique    nodeid    uid   gid   pid   total_extlen   padding   body …
 */
export const REQUEST_HEADER_BYTES = 40;

/** Who asks for what, on which node. One object is filled again for each request: copy what must outlive it. */
export interface RequestHeader {
  lengthBytes: number;
  opcode: number;
  /** Of the kernel's number for the request, in the halves that it is written back in: exact without a BigInt. */
  unique0: number;
  unique1: number;
  nodeId: number;
  uid: number;
  gid: number;
  /** Thread that asks, as the mount's PID namespace numbers it; 0 when it has no number there. */
  pid: number;
}

export const createRequestHeader = (): RequestHeader => ({
  lengthBytes: 0,
  opcode: 0,
  unique0: 0,
  unique1: 0,
  nodeId: 0,
  uid: 0,
  gid: 0,
  pid: 0,
});

/** @param view of at least REQUEST_HEADER_BYTES. */
export function readRequestHeader(view: DataView, header: RequestHeader): void {
  header.lengthBytes = readU32(view, 0);
  header.opcode = readU32(view, 4);
  header.unique0 = readU32(view, 8);
  header.unique1 = readU32(view, 12);
  header.nodeId = readU64(view, 16);
  header.uid = readU32(view, 24);
  header.gid = readU32(view, 28);
  header.pid = readU32(view, 32);
}
