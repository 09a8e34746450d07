/*
 * Bytes of a request to its meaning. Everything that is read lies within the length that was received: what is shorter
 * than its struct (linux/fuse.h 7.38, all structs since 7.31) is malformed, never an exception.
 */
import { OPCODE } from './opcode.ts';
import { parseLookup } from './parse-lookup.ts';
import type { Forgotten, FuseRequest } from './request.ts';
import { REQUEST_HEADER_BYTES, type RequestHeader } from './request-header.ts';
import { readKernelId, readU32, readU64 } from './words.ts';

const BODY = REQUEST_HEADER_BYTES;
const POLL_SCHEDULE_NOTIFY = 1;
const FORGET_ONE_BYTES = 16;

const MALFORMED: FuseRequest = { kind: 'malformed' };
const UNKNOWN: FuseRequest = { kind: 'unknown' };

/** A request as it lies in memory: `view` and `bytes` are the same memory. */
export interface RequestBytes {
  readonly bytes: Uint8Array;
  readonly view: DataView;
}

/** What each kind needs of a body at least, so that its fields can be read without another look. */
const BODY_BYTES: ReadonlyMap<number, number> = new Map([
  [OPCODE.init, 16],
  [OPCODE.lookup, 2],
  [OPCODE.forget, 8],
  [OPCODE.batchForget, 8],
  [OPCODE.getattr, 16],
  [OPCODE.setattr, 88],
  [OPCODE.open, 8],
  [OPCODE.opendir, 8],
  [OPCODE.read, 40],
  [OPCODE.readdir, 40],
  [OPCODE.readdirplus, 40],
  [OPCODE.write, 40],
  [OPCODE.release, 24],
  [OPCODE.releasedir, 24],
  [OPCODE.interrupt, 8],
  [OPCODE.poll, 24],
]);

/** @param header read from the same memory; @param length of what was received. */
export function parseRequest(
  request: RequestBytes,
  header: RequestHeader,
  length: number,
): FuseRequest {
  if (header.lengthBytes !== length || length < BODY + (BODY_BYTES.get(header.opcode) ?? 0))
    return MALFORMED;
  const { view } = request;
  switch (header.opcode) {
    case OPCODE.read:
      return {
        kind: 'read',
        handle: readU64(view, BODY),
        offset: readU64(view, BODY + 8),
        sizeBytes: readU32(view, BODY + 16),
      };
    case OPCODE.lookup:
      return parseLookup(request.bytes, BODY, length);
    case OPCODE.open:
      return { kind: 'open', flags: readU32(view, BODY) };
    case OPCODE.release:
      return { kind: 'release', handle: readU64(view, BODY) };
    default:
      return parseRareRequest(request, header.opcode, length);
  }
}

function parseRareRequest(request: RequestBytes, opcode: number, length: number): FuseRequest {
  const { view } = request;
  switch (opcode) {
    case OPCODE.init:
      return parseInit(view);
    case OPCODE.forget:
      return {
        kind: 'forget',
        nodes: [{ nodeId: readU64(view, 16), lookups: readU64(view, BODY) }],
      };
    case OPCODE.batchForget:
      return parseBatchForget(view, length);
    case OPCODE.setattr:
      return { kind: 'setattr', changes: readU32(view, BODY) };
    case OPCODE.readdir:
      return parseList('readdir', view);
    case OPCODE.readdirplus:
      return parseList('readdirplus', view);
    case OPCODE.write:
      return parseWrite(request, length);
    case OPCODE.releasedir:
      return { kind: 'releasedir', handle: readU64(view, BODY) };
    case OPCODE.interrupt:
      return { kind: 'interrupt', unique: readKernelId(view, BODY) };
    case OPCODE.poll:
      return parsePoll(view);
    default:
      return BARE_REQUESTS.get(opcode) ?? UNKNOWN;
  }
}

/** Those whose body is not looked at. */
const BARE_REQUESTS: ReadonlyMap<number, FuseRequest> = new Map([
  [OPCODE.getattr, { kind: 'getattr' }],
  [OPCODE.opendir, { kind: 'opendir' }],
  [OPCODE.statfs, { kind: 'statfs' }],
  [OPCODE.access, { kind: 'access' }],
  [OPCODE.flush, { kind: 'flush' }],
  [OPCODE.fsync, { kind: 'fsync' }],
  [OPCODE.getxattr, { kind: 'getxattr' }],
  [OPCODE.listxattr, { kind: 'listxattr' }],
  [OPCODE.destroy, { kind: 'destroy' }],
] as const);

const parseInit = (view: DataView): FuseRequest => ({
  kind: 'init',
  major: readU32(view, BODY),
  minor: readU32(view, BODY + 4),
  maxReadaheadBytes: readU32(view, BODY + 8),
  flags: readU32(view, BODY + 12),
});

/** `struct fuse_batch_forget_in`, then `count` of `struct fuse_forget_one`. */
function parseBatchForget(view: DataView, length: number): FuseRequest {
  const count = readU32(view, BODY);
  const first = BODY + 8;
  if (length < first + count * FORGET_ONE_BYTES) return MALFORMED;
  const nodes: Forgotten[] = [];
  for (let i = 0; i < count; i++) {
    const at = first + i * FORGET_ONE_BYTES;
    nodes.push({ nodeId: readU64(view, at), lookups: readU64(view, at + 8) });
  }
  return { kind: 'forget', nodes };
}

const parseList = (kind: 'readdir' | 'readdirplus', view: DataView): FuseRequest => ({
  kind,
  handle: readU64(view, BODY),
  offset: readU64(view, BODY + 8),
  sizeBytes: readU32(view, BODY + 16),
});

function parseWrite({ bytes, view }: RequestBytes, length: number): FuseRequest {
  const from = BODY + 40;
  const sizeBytes = readU32(view, BODY + 16);
  if (length - from !== sizeBytes) return MALFORMED;
  return {
    kind: 'write',
    handle: readU64(view, BODY),
    offset: readU64(view, BODY + 8),
    bytes: bytes.subarray(from, length),
  };
}

const parsePoll = (view: DataView): FuseRequest => ({
  kind: 'poll',
  handle: readU64(view, BODY),
  kernelHandle: readKernelId(view, BODY + 8),
  wantsWake: (readU32(view, BODY + 16) & POLL_SCHEDULE_NOTIFY) !== 0,
});
