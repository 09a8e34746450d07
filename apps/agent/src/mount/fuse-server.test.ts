import { describe, expect, it } from 'vitest';
import { type FakeKernel, ROOT, startFakeKernel, textOf } from '../../test/fuse-fake-kernel.ts';
import { FaultyFile, MemoryDirectory, TextFile } from '../../test/fuse-memory-tree.ts';
import { ERRNO } from './errno.ts';
import { OPCODE } from './protocol/opcode.ts';

const FATTR = { mode: 1, uid: 2, gid: 4, size: 8, mtime: 32 };

const truncate = (kernel: FakeKernel, node: number, valid: number) =>
  kernel.get(OPCODE.setattr, node, valid, 0, ...Array.from({ length: 10 }, () => 0n));

describe('agreeing with the kernel', () => {
  const init = (kernel: FakeKernel, major: number, minor: number, flags: number) =>
    kernel.get(
      OPCODE.init,
      0,
      major,
      minor,
      0x20000,
      flags,
      ...Array.from({ length: 12 }, () => 0),
    );
  const ALL = 0xffffffff;

  it('speaks the older of the two versions', () => {
    const { kernel } = startFakeKernel();
    expect(init(kernel, 7, 45, ALL).body.getUint32(4, true)).toBe(38);
    expect(init(kernel, 7, 31, ALL).body.getUint32(4, true)).toBe(31);
  });

  it('refuses a kernel before 7.31', () => {
    const { kernel } = startFakeKernel();
    expect(init(kernel, 7, 30, ALL).error).toBe(-ERRNO.EPROTO);
    expect(init(kernel, 6, 99, ALL).error).toBe(-ERRNO.EPROTO);
  });

  it('names its own version to a kernel of a later one', () => {
    const { kernel } = startFakeKernel();
    expect(init(kernel, 8, 0, ALL).body.getUint32(0, true)).toBe(7);
  });

  it('wants parallel lookups and reads of a megabyte, and of those what the kernel has', () => {
    const { kernel } = startFakeKernel();
    const all = init(kernel, 7, 45, ALL).body;
    expect(all.getUint32(12, true)).toBe((1 << 18) | (1 << 22));
    expect(all.getUint16(28, true)).toBe(256);
    const none = init(kernel, 7, 45, 0).body;
    expect(none.getUint32(12, true)).toBe(0);
    expect(none.getUint16(28, true)).toBe(0);
  });

  it('wants attributes with listings only where the kernel may remember them', () => {
    const plus = (1 << 13) | (1 << 14);
    const flagsOf = (rememberMs: number): number =>
      init(startFakeKernel(rememberMs).kernel, 7, 45, ALL).body.getUint32(12, true);
    expect(flagsOf(1000) & plus).toBe(plus);
    expect(flagsOf(0) & plus).toBe(0);
  });
});

describe('nodes', () => {
  it('are known to the kernel by their inode number', () => {
    const { kernel, directory } = startFakeKernel(1500);
    const file = directory.add('a', new TextFile('x', 0o640));
    const { body } = kernel.lookup('a');
    expect(body.getBigUint64(0, true)).toBe(BigInt(file.inode));
    expect([body.getBigUint64(16, true), body.getUint32(32, true)]).toEqual([1n, 500_000_000]);
    const attributes = new DataView(body.buffer, body.byteOffset + 40);
    expect(attributes.getBigUint64(0, true)).toBe(BigInt(file.inode));
    expect(attributes.getBigUint64(8, true)).toBe(0n);
    expect(attributes.getUint32(60, true)).toBe(0o100640);
  });

  it('show the root with its owner', () => {
    const { kernel } = startFakeKernel();
    const { body } = kernel.get(OPCODE.getattr, ROOT, 0, 0, 0n);
    const attributes = new DataView(body.buffer, body.byteOffset + 16);
    expect(attributes.getUint32(60, true)).toBe(0o040755);
    expect([attributes.getUint32(68, true), attributes.getUint32(72, true)]).toEqual([7, 8]);
  });

  it('are forgotten when the kernel has forgotten each lookup', () => {
    const { kernel, directory } = startFakeKernel();
    directory.add('a', new TextFile('x'));
    const node = kernel.find('a');
    kernel.find('a');
    expect(kernel.ask(OPCODE.forget, node, 1n)).toBeUndefined();
    expect(kernel.server.knownNodes).toBe(1);
    kernel.ask(OPCODE.batchForget, 0, 1, 0, BigInt(node), 1n);
    expect(kernel.server.knownNodes).toBe(0);
    expect(kernel.get(OPCODE.getattr, node, 0, 0, 0n).error).toBe(-ERRNO.ENOENT);
  });

  it('keep their attributes when they have vanished, and lose their name', () => {
    const { kernel, directory } = startFakeKernel();
    directory.add('a', new TextFile('x'));
    const node = kernel.find('a');
    directory.remove('a');
    expect(kernel.lookup('a').error).toBe(-ERRNO.ENOENT);
    expect(kernel.get(OPCODE.getattr, node, 0, 0, 0n).error).toBe(0);
  });

  it('have names in UTF-8; what is not is the name of nothing', () => {
    const { kernel, directory } = startFakeKernel();
    directory.add('Zähler', new TextFile('x'));
    directory.add('\ufffd', new TextFile('x'));
    expect(kernel.lookup('Zähler').error).toBe(0);
    expect(kernel.get(OPCODE.lookup, ROOT, Uint8Array.of(0xff, 0)).error).toBe(-ERRNO.ENOENT);
  });

  it('are looked up in directories only, which open as directories only', () => {
    const { kernel, directory } = startFakeKernel();
    directory.add('a', new TextFile('x'));
    directory.add('d', new MemoryDirectory());
    const node = kernel.find('a');
    expect(kernel.lookup('b', node).error).toBe(-ERRNO.ENOTDIR);
    expect(kernel.get(OPCODE.opendir, node, 0, 0).error).toBe(-ERRNO.ENOTDIR);
    expect(kernel.get(OPCODE.open, kernel.find('d'), 0, 0).error).toBe(-ERRNO.EISDIR);
  });
});

describe('changing attributes', () => {
  it('lets a writable file be truncated, which changes nothing', () => {
    const { kernel, directory } = startFakeKernel();
    directory.add('a', new TextFile('42', 0o644));
    expect(truncate(kernel, kernel.find('a'), FATTR.size).error).toBe(0);
    expect(textOf(kernel.readFile(kernel.open('a')) ?? kernel.lookup(''))).toBe('42');
  });

  it('refuses to truncate what has no write bit, and directories', () => {
    const { kernel, directory } = startFakeKernel();
    directory.add('a', new TextFile('42'));
    expect(truncate(kernel, kernel.find('a'), FATTR.size).error).toBe(-ERRNO.EACCES);
    expect(truncate(kernel, ROOT, FATTR.size).error).toBe(-ERRNO.EISDIR);
  });

  it.each(['mode', 'uid', 'gid', 'mtime'] as const)('never changes %s', (what) => {
    const { kernel, directory } = startFakeKernel();
    directory.add('a', new TextFile('42', 0o644));
    expect(truncate(kernel, kernel.find('a'), FATTR[what]).error).toBe(-ERRNO.EPERM);
  });
});

describe('open files', () => {
  it('are read directly at any offset, and closed without a flush', () => {
    const { kernel, directory } = startFakeKernel();
    directory.add('a', new TextFile('0123456789'));
    const opened = kernel.get(OPCODE.open, kernel.find('a'), 0, 0);
    expect(opened.body.getUint32(8, true)).toBe(1 | (1 << 5));
    const handle = opened.body.getBigUint64(0, true);
    const read = (offset: number, size: number) => kernel.readFile(handle, offset, size);
    expect(
      [read(0, 4096), read(3, 4), read(10, 4), read(0, 4096)].map((r) => r && textOf(r)),
    ).toEqual(['0123456789', '3456', '', '0123456789']);
  });

  it('are told how they are opened and by whom', () => {
    const { kernel, directory } = startFakeKernel();
    const asked: unknown[] = [];
    const file = new TextFile('x');
    directory.add('a', {
      kind: 'file',
      inode: file.inode,
      mode: 0o644,
      uid: 0,
      gid: 0,
      open: (request) => {
        asked.push(request);
        return -ERRNO.EBUSY;
      },
    });
    const O_RDWR_NONBLOCK = 0o4002;
    expect(kernel.get(OPCODE.open, kernel.find('a'), O_RDWR_NONBLOCK, 0).error).toBe(-ERRNO.EBUSY);
    const caller = { uid: 1000, gid: 100, pid: 4711 };
    expect(asked).toEqual([{ reads: true, writes: true, nonBlocking: true, ...caller }]);
  });

  it('decide what may be written', () => {
    const { kernel, directory } = startFakeKernel();
    directory.add('a', new TextFile('42', 0o644));
    directory.add('b', new TextFile('42'));
    const write = (name: string, text: string) => kernel.writeFile(kernel.open(name, 1), text);
    expect(write('a', '5')?.error).toBe(-ERRNO.EINVAL);
    expect(write('a', '0\n')?.body.getUint32(0, true)).toBe(2);
    expect(write('b', '0')?.error).toBe(-ERRNO.EACCES);
  });

  it('are released once, and their handle leads nowhere afterwards', () => {
    const { kernel, directory } = startFakeKernel();
    const file = directory.add('a', new TextFile('x'));
    const handle = kernel.open('a');
    expect(file.openings).toBe(1);
    const release = () => kernel.get(OPCODE.release, 0, handle, 0, 0, 0n).error;
    expect([release(), file.openings]).toEqual([0, 0]);
    expect([release(), kernel.readFile(handle)?.error]).toEqual([-ERRNO.EBADF, -ERRNO.EBADF]);
  });

  it('that throw answer EIO, and it is reported', () => {
    const { kernel, directory } = startFakeKernel();
    directory.add('a', new FaultyFile());
    expect(kernel.readFile(kernel.open('a'))?.error).toBe(-ERRNO.EIO);
    expect(kernel.problems).toEqual([new Error('a mistake in a file')]);
  });

  it.each([[5000], [-5000], [Number.NaN]])('that answer %d are not believed', (result) => {
    const { kernel, directory } = startFakeKernel();
    const { inode } = new TextFile('');
    const open = () => ({ read: () => result, write: () => result, release: () => undefined });
    directory.add('a', { kind: 'file', inode, mode: 0o644, uid: 0, gid: 0, open });
    const handle = kernel.open('a');
    const read = kernel.readFile(handle, 0, 100);
    const written = kernel.writeFile(handle, 'abc');
    if (result > 0)
      expect([read?.body.byteLength, written?.body.getUint32(0, true)]).toEqual([100, 3]);
    else expect([read?.error, written?.error]).toEqual([-ERRNO.EIO, -ERRNO.EIO]);
  });
});
