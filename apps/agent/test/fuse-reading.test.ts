import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ROOT_INODE } from '../src/mount/mount-node.ts';
import {
  toDeleteNotification,
  toEntryNotification,
  toInodeNotification,
} from '../src/mount/protocol/notification.ts';
import { shell, TestMount, whyNoMount, whyNoProgram } from './fuse-test-mount.ts';
import { BIG_BYTES, MANY } from './fuse-test-tree.ts';

// Programs are started, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const READERS = 200;
const why = whyNoMount();
let mount: TestMount;

beforeAll(async () => {
  if (why === undefined) mount = await TestMount.start();
});
afterAll(async () => {
  await mount?.[Symbol.asyncDispose]();
});
beforeEach(({ skip }) => skip(why !== undefined, why));

const run = (line: string) => shell(mount.path, line);

describe('what others read of a mount', () => {
  it('cat: whole files, also those above one read and one request', async () => {
    expect(await run('cat hello "guest doorbell" Zähler net/lo/rx_bytes empty')).toEqual({
      code: 0,
      out: 'hello, world\n1\n2\n18446744073709551615\n',
      err: '',
    });
    expect((await run('cat big | wc -c')).out.trim()).toBe(String(BIG_BYTES));
    expect((await run('dd if=big bs=2M | md5sum')).out).toBe((await run('cat big | md5sum')).out);
  });

  it('dd: byte by byte, and from the middle', async () => {
    expect((await run('dd if=hello bs=1 status=none')).out).toBe('hello, world\n');
    expect((await run('dd if=hello bs=1 skip=7 count=5 status=none')).out).toBe('world');
  });

  it('ls -l: modes, sizes of 0, sorted names', async () => {
    const { out } = await run('ls -l --time-style=+%s');
    const rows = out.trim().split('\n').slice(1);
    expect(rows.map((row) => row.split(/\s+/).slice(0, 6).join(' '))).toContain(
      '-rw-r--r-- 1 root root 0 1700000000',
    );
    expect(rows.filter((row) => row.startsWith('d'))).toHaveLength(3);
    expect((await run('ls -U many')).out.trim().split('\n')).toHaveLength(MANY);
  });

  it('find: every file once, by its kind', async () => {
    const files = (await run('find . -type f')).out.trim().split('\n');
    expect(files).toHaveLength(MANY + 12);
    expect(new Set(files).size).toBe(files.length);
    expect((await run('find . -type d | sort')).out).toBe('.\n./many\n./net\n./net/lo\n./secret\n');
  });

  it('grep -r: in all files', async () => {
    expect((await run('grep -r 99 many | wc -l')).out.trim()).toBe('19');
    expect((await run('grep -rl 18446744073709551615 net')).out).toBe('net/lo/rx_bytes\n');
  });

  it('tar: walks and archives it', async () => {
    const { code, out } = await run('tar -cf - net many | tar -tf - | wc -l');
    expect([code, out.trim()]).toEqual([0, String(MANY + 5)]);
  });

  it('stat -f: a filesystem that takes no room', async () => {
    expect((await run('stat -f -c "%b %c %l" .')).out).toBe('0 0 255\n');
  });

  it('python3: again from the beginning with a kept file', async ({ skip }) => {
    const python = whyNoProgram('/usr/bin/python3');
    skip(python !== undefined, python);
    const script = [
      'import os',
      'f = os.open("hello", os.O_RDONLY)',
      'print(os.read(f, 5), os.read(f, 99), os.read(f, 9))',
      'os.lseek(f, 0, 0)',
      'print(os.read(f, 99), os.pread(f, 5, 7))',
    ].join('\n');
    expect(await run(`/usr/bin/python3 -c '${script}'`)).toMatchObject({
      code: 0,
      out: "b'hello' b', world\\n' b''\nb'hello, world\\n' b'world'\n",
    });
  });

  it('a program in C: pread', async ({ skip }) => {
    const compiler = whyNoProgram('/usr/bin/cc');
    skip(compiler !== undefined, compiler);
    const source = `
      #include <fcntl.h>
      #include <stdio.h>
      #include <unistd.h>
      int main(void) {
        char text[99];
        int file = open("hello", O_RDONLY);
        ssize_t whole = pread(file, text, sizeof text, 0), part = pread(file, text, 5, 7);
        printf("%zd %zd %.5s %zd", whole, part, text, pread(file, text, 9, 13));
        return 0;
      }`;
    const program = `${mount.path}.program`;
    execFileSync('cc', ['-x', 'c', '-o', program, '-'], { input: source });
    expect((await run(program)).out).toBe('13 5 world 0');
  });

  it('a user who is not root: what the modes allow', async ({ skip }) => {
    const setpriv = whyNoProgram('/usr/bin/setpriv');
    skip(setpriv !== undefined, setpriv);
    const nobody = 'setpriv --reuid=65534 --regid=65534 --clear-groups';
    expect((await run(`${nobody} cat hello`)).out).toBe('hello, world\n');
    expect((await run(`${nobody} cat secret/value`)).err).toContain('Permission denied');
    expect((await run('cat secret/value')).out).toBe('3\n');
  });
});

describe('a mount in motion', () => {
  it('shows what was set before it was read, and again to who has it open', async () => {
    mount.order({ kind: 'set', path: 'counter', text: '43\n' });
    expect(fs.readFileSync(mount.at('counter'), 'utf8')).toBe('43\n');
    const file = fs.openSync(mount.at('counter'), 'r');
    mount.order({ kind: 'set', path: 'counter', text: '44\n' });
    const bytes = Buffer.alloc(10);
    expect(fs.readSync(file, bytes, 0, 10, 0)).toBe(3);
    fs.closeSync(file);
    expect(bytes.toString('utf8', 0, 3)).toBe('44\n');
  });

  it('leaves an open file readable when its node vanishes, and finds it no more', () => {
    const file = fs.openSync(mount.at('guest doorbell'), 'r');
    mount.order({ kind: 'remove', path: 'guest doorbell' });
    expect(fs.existsSync(mount.at('guest doorbell'))).toBe(false);
    expect(fs.readFileSync(file, 'utf8')).toBe('1\n');
    expect(fs.fstatSync(file).mode & 0o777).toBe(0o444);
    fs.closeSync(file);
  });

  it('reports a file that throws, and goes on', async () => {
    expect(() => fs.readFileSync(mount.at('faulty'))).toThrow('EIO');
    await mount.until('problem');
    expect(mount.events).toContainEqual({ kind: 'problem', message: 'Error: a mistake in a file' });
    expect(fs.readFileSync(mount.at('hello'), 'utf8')).toBe('hello, world\n');
  });

  it(`serves ${READERS} readers at once`, async () => {
    const names = Array.from({ length: READERS }, (_, at) => `many/value${at}`);
    const texts = await Promise.all(names.map((name) => readFile(mount.at(name), 'utf8')));
    expect(texts).toEqual(names.map((_, at) => `${at}\n`));
    const line = `for i in $(seq 0 ${READERS - 1}); do cat many/value$i & done; wait`;
    const { out } = await run(line);
    expect(
      out
        .trim()
        .split('\n')
        .map(Number)
        .sort((a, b) => a - b),
    ).toEqual(Array.from({ length: READERS }, (_, at) => at));
  });

  it('can be read by the thread that mounted it, and by a child that this thread waits for', () => {
    expect(fs.readFileSync(mount.at('hello'), 'utf8')).toBe('hello, world\n');
    expect(fs.readdirSync(mount.at('many'))).toHaveLength(MANY);
    const out = execFileSync('cat', [mount.at('hello')], { encoding: 'utf8' });
    expect(out).toBe('hello, world\n');
  });
});

describe('a mount of which the kernel may remember names and attributes', () => {
  it('lists with attributes, and reads as any other', async () => {
    await using remembering = await TestMount.start({ rememberMs: 60_000 });
    const { out } = await shell(remembering.path, 'ls -l many | wc -l; cat many/value7');
    expect(out).toBe(`${MANY + 1}\n7\n`);
    const listing = await shell(remembering.path, 'find . -type f -perm 0444 | wc -l');
    expect(Number(listing.out)).toBe(MANY + 10);
  });

  it('forgets them when it is told, by a thread that does not serve', async () => {
    await using remembering = await TestMount.start({ rememberMs: 60_000 });
    const path = remembering.at('guest doorbell');
    const { ino } = fs.statSync(path);
    remembering.order({ kind: 'remove', path: 'guest doorbell' });
    expect(fs.existsSync(path)).toBe(true);
    const device = openFuseDevices().at(-1);
    if (device === undefined) throw new Error('The session holds no /dev/fuse');
    await write(device, toInodeNotification(ino));
    await write(device, toDeleteNotification(ROOT_INODE, ino, 'guest doorbell'));
    expect(fs.existsSync(path)).toBe(false);
    expect(fs.existsSync(remembering.at('Zähler'))).toBe(true);
    remembering.order({ kind: 'remove', path: 'Zähler' });
    expect(fs.existsSync(remembering.at('Zähler'))).toBe(true);
    await write(device, toEntryNotification(ROOT_INODE, 'Zähler'));
    expect(fs.existsSync(remembering.at('Zähler'))).toBe(false);
  });
});

const write = promisify(fs.write);

/** Descriptors of this process, in the order of their numbers. */
const openFuseDevices = (): readonly number[] =>
  fs
    .readdirSync('/proc/self/fd')
    .map(Number)
    .sort((a, b) => a - b)
    .filter((descriptor) => linkOf(descriptor) === '/dev/fuse');

function linkOf(descriptor: number): string | undefined {
  try {
    return fs.readlinkSync(`/proc/self/fd/${descriptor}`);
  } catch {
    // The one that listed the others.
    return undefined;
  }
}
