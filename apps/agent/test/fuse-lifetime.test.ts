import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { FuseMountError } from '../src/node/fuse-mount-error.ts';
import { findMount } from '../src/node/fuse-mountinfo.ts';
import { startFuseSession } from '../src/node/fuse-session.ts';
import { type Bundle, bundleTreeScripts } from './fuse-bundle.ts';
import { TestMount, whyNoMount } from './fuse-test-mount.ts';
import { TempFolder } from './temp-folder.ts';

// Programs are started, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const why = whyNoMount();
let bundle: Bundle;
let folder: TempFolder;
let directory: string;
const children: ChildProcess[] = [];

beforeAll(async () => {
  if (why === undefined) bundle = await bundleTreeScripts();
});
afterAll(() => bundle?.[Symbol.dispose]());

beforeEach(({ skip }) => {
  skip(why !== undefined, why);
  folder = new TempFolder();
  directory = folder.at('mount');
  folder.mkdir('mount');
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  while (folder !== undefined && findMount(directory) !== undefined)
    execFileSync('umount', ['-l', directory]);
  folder?.[Symbol.dispose]();
});

/** The program with the tree; see fuse-tree-program.ts for its tasks. */
function start(task: string) {
  const child = spawn(process.execPath, [bundle.program, directory, task], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  return child;
}

/** A program that has mounted. */
async function startServing(task = 'serve') {
  const server = start(task);
  const lines = createInterface(server.stdout)[Symbol.asyncIterator]();
  expect((await lines.next()).value).toBe('ready');
  return { server, lines };
}

const hello = (): string => fs.readFileSync(`${directory}/hello`, 'utf8');
const isMounted = (): boolean => findMount(directory)?.type === 'fuse.statsfs';

const session = (options: { readonly create?: boolean; readonly directory?: string } = {}) =>
  startFuseSession({
    directory: options.directory ?? directory,
    create: options.create ?? false,
    warn: (sentence) => warnings.push(sentence),
    script: bundle.thread,
    data: { rememberMs: 0 },
  });
const warnings: string[] = [];

describe('the end of a mount', () => {
  it('comes with SIGTERM: the loop ends, and the process by itself', async () => {
    const { server, lines } = await startServing();
    expect([isMounted(), hello()]).toEqual([true, 'hello, world\n']);
    server.kill('SIGTERM');
    expect((await lines.next()).value).toBe('ended');
    expect(await once(server, 'exit')).toEqual([0, null]);
    expect(isMounted()).toBe(false);
  });

  it('comes with an unmount from outside', async () => {
    const { server, lines } = await startServing();
    const exit = once(server, 'exit');
    execFileSync('umount', [directory]);
    expect((await lines.next()).value).toBe('ended');
    expect(await exit).toEqual([0, null]);
  });

  it('comes with SIGTERM also while it is in use, whose users find it dead', async () => {
    const { server } = await startServing();
    const file = fs.openSync(`${directory}/hello`, 'r');
    const exit = once(server, 'exit');
    server.kill('SIGTERM');
    expect(await exit).toEqual([0, null]);
    expect(isMounted()).toBe(false);
    expect(() => fs.readSync(file, Buffer.alloc(9))).toThrow('ENOTCONN');
    fs.closeSync(file);
  });

  it('comes when the process exits without a word', async () => {
    const exit = start('exit');
    expect(await once(exit, 'exit')).toEqual([7, null]);
    expect(isMounted()).toBe(false);
  });

  it('comes when the main thread throws', async () => {
    const crash = start('crash');
    const complaint = text(crash.stderr);
    expect(await once(crash, 'exit')).toEqual([1, null]);
    expect(await complaint).toContain('on purpose');
    expect(isMounted()).toBe(false);
  });

  it('leaves no thread, no descriptor and no directory in use', async () => {
    const held = (): number => fs.readdirSync('/proc/self/fd').length;
    const before = held();
    for (let round = 0; round < 3; round++) {
      const running = await session();
      expect(hello()).toBe('hello, world\n');
      await running.stop();
      await running.stop();
    }
    expect(held()).toBe(before);
    fs.rmdirSync(directory);
  });
});

describe('a server that is killed', () => {
  it('leaves a dead mount, which the next start takes away', async () => {
    const { server } = await startServing();
    const file = fs.openSync(`${directory}/hello`, 'r');
    const exit = once(server, 'exit');
    server.kill('SIGKILL');
    await exit;
    expect(() => fs.readSync(file, Buffer.alloc(9))).toThrow('ENOTCONN');
    expect(hello).toThrow('ENOTCONN');
    fs.closeSync(file);
    const next = await startServing();
    expect(hello()).toBe('hello, world\n');
    next.server.kill('SIGTERM');
    await once(next.server, 'exit');
    expect(findMount(directory)).toBeUndefined();
  });

  it('lets go of who waits for an answer', async () => {
    const { server, lines } = await startServing();
    const cat = spawn('cat', [`${directory}/slow`], { stdio: ['ignore', 'ignore', 'pipe'] });
    children.push(cat);
    const [complaint, exit] = [text(cat.stderr), once(cat, 'exit')];
    expect((await lines.next()).value).toBe('waiting');
    server.kill('SIGKILL');
    expect([(await exit)[0], await complaint]).toEqual([1, expect.stringContaining('slow')]);
  });
});

describe('a process that reads its own mount', () => {
  it('does not wait for itself, nor for a child that does', async () => {
    const self = start('read-self');
    const said = text(self.stdout);
    expect(await once(self, 'exit')).toEqual([0, null]);
    expect((await said).split('\n')).toEqual([
      'hello, world',
      '1000',
      '18446744073709551615',
      '2',
      '',
    ]);
  });

  it('can be killed with files of it open', async () => {
    const { server } = await startServing('hold-self');
    const exit = once(server, 'exit');
    server.kill('SIGKILL');
    expect(await exit).toEqual([null, 'SIGKILL']);
  });
});

describe('what cannot be mounted', () => {
  const messageOf = async (attempt: Promise<unknown>): Promise<string> => {
    const failure = await attempt.then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(FuseMountError);
    return failure instanceof Error ? failure.message : '';
  };

  it('a directory that is not there, unless it may be made', async () => {
    const missing = folder.at('a/b');
    expect(await messageOf(session({ directory: missing }))).toBe(
      `Cannot mount at ${missing}: it does not exist, expected a directory`,
    );
    await using running = await session({ directory: missing, create: true });
    expect(findMount(running.directory)?.type).toBe('fuse.statsfs');
  });

  it('something that is no directory', async () => {
    folder.write('file', 'x');
    expect(await messageOf(session({ directory: folder.at('file') }))).toContain('no directory');
  });

  it('a directory where a statsfs is mounted that lives', async () => {
    await using running = await session();
    expect(await messageOf(session())).toContain('a statsfs is mounted there already');
    expect(isMounted()).toBe(true);
    expect(hello()).toBe('hello, world\n');
    await running.stop();
  });

  it('a directory where a statsfs is mounted that hangs: we do not hang with it', async () => {
    const { server } = await startServing();
    server.kill('SIGSTOP');
    expect(await messageOf(session())).toContain('does not answer');
    server.kill('SIGCONT');
    expect(hello()).toBe('hello, world\n');
  });

  it('a directory below a file, also when it may be made', async () => {
    folder.write('file', 'x');
    const below = folder.at('file/mount');
    expect(await messageOf(session({ directory: below, create: true }))).toContain('ENOTDIR');
  });

  it('a directory with entries can be, with a warning', async () => {
    folder.write('mount/file', 'x');
    warnings.length = 0;
    await using _running = await session();
    expect(warnings).toEqual([`${directory} is not empty: the mount hides what is in it`]);
  });

  it('a directory behind a link is mounted where it leads', async () => {
    folder.link('link', directory);
    await using running = await session({ directory: folder.at('link') });
    expect([running.directory, isMounted()]).toEqual([directory, true]);
  });

  it('a thread whose script fails leaves no mount', async () => {
    folder.write('broken.mjs', 'throw new Error("a broken script")');
    const running = await startFuseSession({
      directory,
      create: false,
      warn: () => undefined,
      script: new URL(`file://${folder.at('broken.mjs')}`),
      data: undefined,
    });
    await expect(running.ended).rejects.toThrow('a broken script');
    expect(isMounted()).toBe(false);
  });
});

describe('several mounts', () => {
  it('are held by this process alone: a child inherits nothing of them', async () => {
    await using _running = await session();
    const links = execFileSync('sh', ['-c', 'ls -l /proc/$$/fd'], { encoding: 'utf8' });
    expect(links).not.toMatch(/fuse|eventfd/);
    // As it would look if they were inherited.
    const own = execFileSync('ls', ['-l', `/proc/${process.pid}/fd`], { encoding: 'utf8' });
    expect(own).toMatch(/\/dev\/fuse/);
  });

  it('live in one process', async () => {
    await using first = await TestMount.start();
    await using second = await TestMount.start();
    second.order({ kind: 'set', path: 'counter', text: '7\n' });
    expect(fs.readFileSync(first.at('counter'), 'utf8')).toBe('42\n');
    expect(fs.readFileSync(second.at('counter'), 'utf8')).toBe('7\n');
  });
});
