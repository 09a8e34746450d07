import { describe, expect, it } from 'vitest';
import { type FakeKernel, ROOT, startFakeKernel } from '../../test/fuse-fake-kernel.ts';
import { MemoryDirectory, TextFile } from '../../test/fuse-memory-tree.ts';
import { ERRNO } from './errno.ts';
import { OPCODE } from './protocol/opcode.ts';

interface Listed {
  readonly name: string;
  readonly inode: number;
  readonly type: number;
  readonly offset: bigint;
  /** Of READDIRPLUS: the node that the kernel now knows, or 0. */
  readonly nodeId: number;
}

const ENTRY_BYTES = 128;
const DT_DIR = 4;
const DT_REG = 8;

const openDirectory = (kernel: FakeKernel): bigint =>
  kernel.get(OPCODE.opendir, ROOT, 0, 0).body.getBigUint64(0, true);

/** One part of a listing, as the kernel reads it. */
function readPart(
  kernel: FakeKernel,
  handle: bigint,
  { offset = 0n, size = 4096, plus = false },
): readonly Listed[] {
  const opcode = plus ? OPCODE.readdirplus : OPCODE.readdir;
  const { body } = kernel.get(opcode, ROOT, handle, offset, size, 0, 0n, 0, 0);
  const listed: Listed[] = [];
  expect(body.byteLength).toBeLessThanOrEqual(size);
  for (let at = 0; at < body.byteLength; ) {
    const nodeId = plus ? Number(body.getBigUint64(at, true)) : 0;
    const record = at + (plus ? ENTRY_BYTES : 0);
    const length = body.getUint32(record + 16, true);
    const name = new Uint8Array(body.buffer, body.byteOffset + record + 24, length);
    listed.push({
      name: new TextDecoder().decode(name),
      inode: Number(body.getBigUint64(record, true)),
      type: body.getUint32(record + 20, true),
      offset: body.getBigUint64(record + 8, true),
      nodeId,
    });
    at = record + Math.ceil((24 + length) / 8) * 8;
  }
  return listed;
}

const namesOf = (listed: readonly Listed[]): readonly string[] => listed.map(({ name }) => name);

/** Part after part, until a part is empty. */
function readAll(kernel: FakeKernel, handle: bigint, size: number): readonly string[] {
  const names: string[] = [];
  for (let offset = 0n; ; ) {
    const part = readPart(kernel, handle, { offset, size });
    const last = part.at(-1);
    if (last === undefined) return names;
    names.push(...namesOf(part));
    ({ offset } = last);
  }
}

describe('a listing', () => {
  it('has the dots, then the entries in their order, with kind and inode number', () => {
    const { directory, kernel } = startFakeKernel();
    const b = directory.add('b', new TextFile('x'));
    const a = directory.add('a', new MemoryDirectory());
    const listed = readPart(kernel, openDirectory(kernel), {});
    expect(namesOf(listed)).toEqual(['.', '..', 'a', 'b']);
    expect(listed.slice(2)).toMatchObject([
      { inode: a.inode, type: DT_DIR },
      { inode: b.inode, type: DT_REG },
    ]);
  });

  it('goes on where a part ended, whatever the size of the parts', () => {
    const { directory, kernel } = startFakeKernel();
    const names = Array.from({ length: 50 }, (_, at) => `value${String(at).padStart(2, '0')}`);
    for (const name of names) directory.add(name, new TextFile('x'));
    const handle = openDirectory(kernel);
    for (const size of [32, 33, 64, 1000, 4096])
      expect(readAll(kernel, handle, size)).toEqual(['.', '..', ...names]);
  });

  it('is empty where not even one entry has room', () => {
    const { kernel } = startFakeKernel();
    expect(readPart(kernel, openDirectory(kernel), { size: 31 })).toEqual([]);
    expect(readPart(kernel, openDirectory(kernel), { size: 0 })).toEqual([]);
  });

  it('does not change while it is read, and does from the beginning', () => {
    const { directory, kernel } = startFakeKernel();
    for (const name of ['a', 'b', 'c']) directory.add(name, new TextFile('x'));
    const handle = openDirectory(kernel);
    const begun = readPart(kernel, handle, { size: 100 });
    directory.remove('b');
    directory.add('aa', new TextFile('x'));
    const offset = begun.at(-1)?.offset ?? 0n;
    expect(namesOf([...begun, ...readPart(kernel, handle, { offset })])).toEqual([
      '.',
      '..',
      'a',
      'b',
      'c',
    ]);
    expect(namesOf(readPart(kernel, handle, {}))).toEqual(['.', '..', 'a', 'aa', 'c']);
  });

  it('leaves out names that no directory can hold', () => {
    const { directory, kernel } = startFakeKernel();
    const bad = ['', '.', '..', 'a/b', 'ä/b', 'a\0b', 'ä\0b', 'x'.repeat(256), 'ä'.repeat(128)];
    const good = ['x'.repeat(255), 'ä'.repeat(127), 'a b', '...', '<img>', '日本'];
    for (const name of [...bad, ...good]) directory.add(name, new TextFile('x'));
    const names = new Set(namesOf(readPart(kernel, openDirectory(kernel), {})));
    expect(names).toEqual(new Set(['.', '..', ...good]));
  });

  it('is gone with its handle', () => {
    const { kernel } = startFakeKernel();
    const handle = openDirectory(kernel);
    kernel.get(OPCODE.releasedir, ROOT, handle, 0, 0, 0n);
    const again = kernel.get(OPCODE.readdir, ROOT, handle, 0n, 4096, 0, 0n, 0, 0);
    expect(again.error).toBe(-ERRNO.EBADF);
  });
});

describe('a listing with attributes', () => {
  it('makes the kernel know each node that it brings, and no other', () => {
    const { directory, kernel } = startFakeKernel(1000);
    const a = directory.add('a', new TextFile('x'));
    directory.add('x'.repeat(256), new TextFile('x'));
    const listed = readPart(kernel, openDirectory(kernel), { plus: true });
    expect(listed.map(({ name, nodeId }) => [name, nodeId])).toEqual([
      ['.', 0],
      ['..', 0],
      ['a', a.inode],
    ]);
    expect(kernel.server.knownNodes).toBe(1);
  });

  it('counts what had no room for the part that brings it', () => {
    const { directory, kernel } = startFakeKernel(1000);
    const room = 160;
    for (const name of ['a', 'b']) directory.add(name, new TextFile('x'));
    const handle = openDirectory(kernel);
    const size = 3 * room;
    const first = readPart(kernel, handle, { plus: true, size });
    expect([namesOf(first), kernel.server.knownNodes]).toEqual([['.', '..', 'a'], 1]);
    const offset = first.at(-1)?.offset ?? 0n;
    expect(namesOf(readPart(kernel, handle, { plus: true, size, offset }))).toEqual(['b']);
    expect(kernel.server.knownNodes).toBe(2);
  });

  it('names what has vanished since, and says nothing of it', () => {
    const { directory, kernel } = startFakeKernel(1000);
    directory.add('a', new TextFile('x'));
    const handle = openDirectory(kernel);
    readPart(kernel, handle, { plus: false });
    directory.remove('a');
    const listed = readPart(kernel, handle, { plus: true, offset: 2n });
    expect(listed.map(({ name, nodeId }) => [name, nodeId])).toEqual([['a', 0]]);
  });
});
