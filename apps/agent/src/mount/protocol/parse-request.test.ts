import { describe, expect, it } from 'vitest';
import { body } from '../../../test/fuse-fake-kernel.ts';
import { OPCODE } from './opcode.ts';
import { parseRequest } from './parse-request.ts';
import type { FuseRequest } from './request.ts';
import { createRequestHeader, readRequestHeader } from './request-header.ts';

const HEADER_BYTES = 40;
const U64_MAX = 0xffff_ffff_ffff_ffffn;

interface Lies {
  /** What the header says, when it is not the truth. */
  readonly says?: number;
  /** What has arrived of it. */
  readonly received?: number;
}

function parse(opcode: number, bytes: Uint8Array, { says, received }: Lies = {}): FuseRequest {
  const length = HEADER_BYTES + bytes.length;
  const all = new Uint8Array(4096);
  all.set(body(says ?? length, opcode, 0x1234_5678_9abc_def0n, 77n, 1, 2, 3, 0));
  all.set(bytes, HEADER_BYTES);
  const view = new DataView(all.buffer);
  const header = createRequestHeader();
  readRequestHeader(view, header);
  return parseRequest({ bytes: all, view }, header, received ?? length);
}

/** A body of each kind, as long as it must be. */
const WHOLE: readonly (readonly [keyof typeof OPCODE, Uint8Array])[] = [
  ['init', body(7, 38, 0, 0)],
  ['lookup', body('a')],
  ['forget', body(1n)],
  ['batchForget', body(1, 0, 5n, 1n)],
  ['getattr', new Uint8Array(16)],
  ['setattr', new Uint8Array(88)],
  ['open', new Uint8Array(8)],
  ['opendir', new Uint8Array(8)],
  ['read', new Uint8Array(40)],
  ['readdir', new Uint8Array(40)],
  ['readdirplus', new Uint8Array(40)],
  ['write', new Uint8Array(40)],
  ['release', new Uint8Array(24)],
  ['releasedir', new Uint8Array(24)],
  ['interrupt', new Uint8Array(8)],
  ['poll', new Uint8Array(24)],
];

describe('requests', () => {
  it('are read field by field', () => {
    expect(parse(OPCODE.read, body(3n, 5_000_000_000n, 4096, 0, 0n, 0, 0))).toEqual({
      kind: 'read',
      handle: 3,
      offset: 5_000_000_000,
      sizeBytes: 4096,
    });
    expect(parse(OPCODE.poll, body(3n, U64_MAX, 1, 0x41))).toEqual({
      kind: 'poll',
      handle: 3,
      kernelHandle: U64_MAX,
      wantsWake: true,
    });
    expect(parse(OPCODE.write, body(3n, 0n, 2, 0, 0n, 0, 0, Uint8Array.of(48, 10)))).toEqual({
      kind: 'write',
      handle: 3,
      offset: 0,
      bytes: Uint8Array.of(48, 10),
    });
    expect(parse(OPCODE.forget, body(9n))).toEqual({
      kind: 'forget',
      nodes: [{ nodeId: 77, lookups: 9 }],
    });
    expect(parse(OPCODE.batchForget, body(2, 0, 5n, 1n, 6n, 2n))).toEqual({
      kind: 'forget',
      nodes: [
        { nodeId: 5, lookups: 1 },
        { nodeId: 6, lookups: 2 },
      ],
    });
  });

  it('have a header, whose number goes back as it came', () => {
    const header = createRequestHeader();
    const bytes = body(40, 1, 0x1234_5678_9abc_def0n, 2n ** 40n, 10, 20, 30, 0);
    readRequestHeader(new DataView(bytes.buffer), header);
    expect(header).toEqual({
      lengthBytes: 40,
      opcode: 1,
      unique0: 0x9abcdef0,
      unique1: 0x12345678,
      nodeId: 2 ** 40,
      uid: 10,
      gid: 20,
      pid: 30,
    });
  });

  it.each(WHOLE)('%s is malformed when it is a byte too short', (kind, bytes) => {
    expect(parse(OPCODE[kind], bytes).kind).not.toBe('malformed');
    const short = HEADER_BYTES + bytes.length - 1;
    expect(parse(OPCODE[kind], bytes, { says: short, received: short }).kind).toBe('malformed');
  });

  it.each(WHOLE)('%s is malformed when it says another length than it has', (kind, bytes) => {
    const length = HEADER_BYTES + bytes.length;
    expect(parse(OPCODE[kind], bytes, { says: length + 1 }).kind).toBe('malformed');
    expect(parse(OPCODE[kind], bytes, { received: length - 1 }).kind).toBe('malformed');
  });

  it('are malformed when what they count is not there', () => {
    expect(parse(OPCODE.batchForget, body(2, 0, 5n, 1n)).kind).toBe('malformed');
    expect(parse(OPCODE.batchForget, body(0xffffffff, 0, 5n, 1n)).kind).toBe('malformed');
    const write = (says: number) => body(3n, 0n, says, 0, 0n, 0, 0, Uint8Array.of(48, 10));
    expect(parse(OPCODE.write, write(3)).kind).toBe('malformed');
    expect(parse(OPCODE.write, write(0xffffffff)).kind).toBe('malformed');
  });

  it('are malformed with a name that is empty or does not end', () => {
    expect(parse(OPCODE.lookup, body('', 'x')).kind).toBe('malformed');
    expect(parse(OPCODE.lookup, new TextEncoder().encode('abc')).kind).toBe('malformed');
    expect(parse(OPCODE.lookup, new TextEncoder().encode('Zähler')).kind).toBe('malformed');
  });

  it('are unknown, not malformed, when we do not know them', () => {
    const CREATE = 35;
    expect(parse(CREATE, new Uint8Array(3)).kind).toBe('unknown');
    expect(parse(0xffffffff, new Uint8Array(0)).kind).toBe('unknown');
  });
});
