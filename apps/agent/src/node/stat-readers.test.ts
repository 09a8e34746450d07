import { execFileSync } from 'node:child_process';
import { constants, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TempFolder } from '../../test/temp-folder.ts';
import { ARENA_BYTES, NO_PARENT, type StatReader } from '../ports/stat-reader.ts';
import { createFsReader } from './fs-reader.ts';
import { createKoffiReader } from './koffi-reader.ts';
import { loadLibc } from './libc.ts';
import { openStatReader } from './open-stat-reader.ts';

const EISDIR = 21;
const ELOOP = 40;
const ENOENT = 2;
const ENOTDIR = 20;
const EBADF = 9;
const EIO = 5;
const PROC_MAGIC = 0x9fa0;
const SYSFS_MAGIC = 0x62656572;

const READERS: readonly (readonly [string, StatReader])[] = [
  ['node', createFsReader()],
  ['koffi', createKoffiReader(loadLibc())],
];

const textAt = (reader: StatReader, from: number, to: number): string =>
  new TextDecoder().decode(reader.arena.subarray(from, to));

/** Opens below a directory, asks, closes. */
function withFile<T>(
  reader: StatReader,
  path: string,
  name: string,
  ask: (descriptor: number) => T,
): T {
  const directory = reader.openDirectory(NO_PARENT, path);
  const descriptor = reader.open(directory, name);
  const answer = ask(descriptor);
  if (descriptor >= 0) reader.close(descriptor);
  reader.close(directory);
  return answer;
}

describe('the reader that is chosen', () => {
  it('is the one that calls libc, where that loads', () => {
    expect(openStatReader().name).toBe('koffi');
  });
});

describe.each(READERS)('the %s reader', (_name, reader) => {
  it('reads at an offset, to the same offset of its arena', () => {
    using folder = new TempFolder();
    folder.write('f', '0123456789');
    withFile(reader, folder.path, 'f', (descriptor) => {
      expect(reader.pread(descriptor, 4, 3, 4)).toBe(3);
      expect(textAt(reader, 4, 7)).toBe('456');
      expect(reader.pread(descriptor, 8, 100, 8)).toBe(2);
      expect(reader.pread(descriptor, 10, 100, 10)).toBe(0);
    });
  });

  it('reads on from where the last read ended, to where in the arena it is told', () => {
    using folder = new TempFolder();
    folder.write('f', '0123456789');
    withFile(reader, folder.path, 'f', (descriptor) => {
      expect(reader.read(descriptor, 0, 4)).toBe(4);
      expect(reader.read(descriptor, 4, 100)).toBe(6);
      expect(textAt(reader, 0, 10)).toBe('0123456789');
      expect(reader.read(descriptor, 10, 100)).toBe(0);
    });
  });

  it('gives fresh figures of procfs at each read of one descriptor', () => {
    withFile(reader, '/proc/self', 'stat', (descriptor) => {
      const first = reader.pread(descriptor, 0, 4096, 0);
      expect(textAt(reader, 0, first)).toContain(`${process.pid} (`);
      reader.arena.fill(0);
      const again = reader.pread(descriptor, 0, 4096, 0);
      expect(textAt(reader, 0, again)).toContain(`${process.pid} (`);
    });
  });

  it('fills the arena to its last byte', () => {
    using folder = new TempFolder();
    folder.write('big', `${'x'.repeat(ARENA_BYTES - 1)}yz`);
    withFile(reader, folder.path, 'big', (descriptor) => {
      expect(reader.pread(descriptor, 0, ARENA_BYTES, 0)).toBe(ARENA_BYTES);
      expect(textAt(reader, ARENA_BYTES - 2, ARENA_BYTES)).toBe('xy');
    });
  });

  it('refuses a symbolic link, to a file and to a directory', () => {
    using folder = new TempFolder();
    folder.write('real/f', '1\n');
    folder.link('to-file', 'real/f');
    folder.link('to-directory', 'real');
    const directory = reader.openDirectory(NO_PARENT, folder.path);
    expect(reader.open(directory, 'to-file')).toBe(-ELOOP);
    expect(reader.openDirectory(directory, 'to-directory')).toBe(-ENOTDIR);
    expect(reader.openDirectory(directory, 'to-file')).toBe(-ENOTDIR);
    reader.close(directory);
  });

  it('follows links in the path of a folder that was named by a person', () => {
    using folder = new TempFolder();
    folder.write('real/f', '1\n');
    folder.link('shortcut', 'real');
    expect(withFile(reader, folder.at('shortcut'), 'f', (fd) => reader.pread(fd, 0, 64, 0))).toBe(
      2,
    );
  });

  it('does not block on a FIFO, and says that it is no regular file', () => {
    using folder = new TempFolder();
    execFileSync('mkfifo', [folder.at('pipe')]);
    withFile(reader, folder.path, 'pipe', (descriptor) => {
      expect(descriptor).toBeGreaterThan(0);
      expect(reader.identify(descriptor)).toMatchObject({ regular: false });
    });
  });

  it('finds files below a directory it holds, also after that was moved', () => {
    using folder = new TempFolder();
    folder.write('a/sub/f', 'moved\n');
    const directory = reader.openDirectory(NO_PARENT, folder.at('a'));
    folder.move('a', 'b');
    folder.write('a/sub/f', 'in its place\n');
    const sub = reader.openDirectory(directory, 'sub');
    const descriptor = reader.open(sub, 'f');
    expect(textAt(reader, 0, reader.pread(descriptor, 0, 64, 0))).toBe('moved\n');
    for (const opened of [descriptor, sub, directory]) reader.close(opened);
  });

  it('answers errors as negative errno and never throws', () => {
    using folder = new TempFolder();
    folder.mkdir('sub');
    folder.write('f', '1\n');
    const directory = reader.openDirectory(NO_PARENT, folder.path);
    expect(reader.openDirectory(NO_PARENT, folder.at('nope'))).toBe(-ENOENT);
    expect(reader.openDirectory(NO_PARENT, folder.at('f'))).toBe(-ENOTDIR);
    expect(reader.open(directory, 'nope')).toBe(-ENOENT);
    const sub = reader.open(directory, 'sub');
    expect(reader.pread(sub, 0, 64, 0)).toBe(-EISDIR);
    expect(reader.read(sub, 0, 64)).toBe(-EISDIR);
    const closed = reader.open(directory, 'f');
    reader.close(closed);
    expect(reader.pread(closed, 0, 64, 0)).toBe(-EBADF);
    expect(reader.identify(closed)).toBe(-EBADF);
    expect(reader.write(closed, new Uint8Array(1))).toBe(-EBADF);
    expect(reader.openForWriting(closed)).toBe(-ENOENT);
    expect(reader.list(closed)).toBe(-ENOENT);
    expect(reader.filesystemMagic(closed)).toBe(-ENOENT);
    expect(withFile(reader, '/proc/self', 'mem', (fd) => reader.pread(fd, 0, 64, 0))).toBe(-EIO);
    reader.close(sub);
    reader.close(directory);
  });

  it('lists names with what they are, and follows nothing for it', () => {
    using folder = new TempFolder();
    folder.write('file', '1');
    folder.mkdir('directory');
    folder.link('dangling', 'nowhere');
    execFileSync('mkfifo', [folder.at('pipe')]);
    const directory = reader.openDirectory(NO_PARENT, folder.path);
    const entries = reader.list(directory);
    reader.close(directory);
    expect(entries).toHaveLength(4);
    expect(entries).toEqual(
      expect.arrayContaining([
        { name: 'file', kind: 'file' },
        { name: 'directory', kind: 'directory' },
        { name: 'dangling', kind: 'symlink' },
        { name: 'pipe', kind: 'other' },
      ]),
    );
  });

  it('tells a file by device and inode, to the last bit', () => {
    using folder = new TempFolder();
    folder.write('f', '123', 0o640);
    const before = withFile(reader, folder.path, 'f', (fd) => reader.identify(fd));
    expect(before).toMatchObject({ regular: true, mode: 0o640, sizeBytes: 3 });
    folder.replace('f', '456', 0o640);
    const after = withFile(reader, folder.path, 'f', (fd) => reader.identify(fd));
    expect(typeof before === 'object' && typeof before.inode).toBe('bigint');
    expect(after).not.toEqual(before);
  });

  it('writes in the place of what was there, to the file it holds and not to its name', () => {
    using folder = new TempFolder();
    folder.write('f', '123456\n');
    const directory = reader.openDirectory(NO_PARENT, folder.path);
    const held = reader.open(directory, 'f');
    folder.move('f', 'moved');
    folder.link('f', 'precious');
    folder.write('precious', 'mine\n');
    const writable = reader.openForWriting(held);
    expect(reader.write(writable, new TextEncoder().encode('0\n'))).toBe(2);
    for (const opened of [writable, held, directory]) reader.close(opened);
    expect(folder.read('moved')).toBe('0\n');
    expect(folder.read('precious')).toBe('mine\n');
  });

  it('tells which filesystem a directory lies on', () => {
    const magicOf = (path: string): number => {
      const directory = reader.openDirectory(NO_PARENT, path);
      const magic = reader.filesystemMagic(directory);
      reader.close(directory);
      return magic;
    };
    expect(magicOf('/proc')).toBe(PROC_MAGIC);
    expect(magicOf('/sys')).toBe(SYSFS_MAGIC);
  });

  it('hands no descriptor on to programs that are started', () => {
    using folder = new TempFolder();
    folder.write('f', '1');
    withFile(reader, folder.path, 'f', (descriptor) => {
      const flags = /^flags:\s*([0-7]+)$/m.exec(
        readFileSync(`/proc/self/fdinfo/${descriptor}`, 'utf8'),
      )?.[1];
      const closeOnExec = 0o2000000;
      expect(Number.parseInt(flags ?? '0', 8) & closeOnExec).toBe(closeOnExec);
      expect(Number.parseInt(flags ?? '0', 8) & constants.O_NONBLOCK).not.toBe(0);
    });
  });
});

describe('both readers', () => {
  const PROC_FILES = ['meminfo', 'vmstat', 'interrupts', 'softirqs', 'version', 'cpuinfo'];

  it.each(PROC_FILES)('find the same shape in /proc/%s', (name) => {
    const shapes = READERS.map(([, reader]) =>
      withFile(reader, '/proc', name, (descriptor) => {
        let length = 0;
        for (let got = -1; got !== 0; length += got) {
          got = reader.pread(descriptor, length, ARENA_BYTES - length, length);
        }
        return textAt(reader, 0, length).replaceAll(/\d+ */g, '#');
      }),
    );
    expect(shapes[0]?.length).toBeGreaterThan(0);
    expect(shapes[1]).toBe(shapes[0]);
  });

  it('give the same answers for names of every kind', () => {
    using folder = new TempFolder();
    const names = ['<img onerror=x>', '$(id)', 'two\nlines', 'é', ' ', '..hidden', 'a%2Fb', '-rf'];
    for (const name of names) folder.write(name, name);
    const answers = READERS.map(([, reader]) =>
      names.map((name) =>
        withFile(reader, folder.path, name, (fd) => textAt(reader, 0, reader.pread(fd, 0, 64, 0))),
      ),
    );
    expect(answers).toEqual([names, names]);
  });
});
