import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TestMount, whyNoMount, whyNoProgram } from './fuse-test-mount.ts';

// Programs are started, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const why = whyNoMount();
let mount: TestMount;
const children: ChildProcess[] = [];

beforeEach(async ({ skip }) => {
  skip(why !== undefined, why);
  mount = await TestMount.start();
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await mount?.[Symbol.asyncDispose]();
});

/** A program in the mount, killed with the test. */
function start(command: string, ...args: string[]) {
  const child = spawn(command, args, { cwd: mount.path, stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  return child;
}

describe('a file whose answer comes late', () => {
  it('answers who waits, and others meanwhile', async () => {
    const reading = readFile(mount.at('slow'), 'utf8');
    await mount.until('waiting');
    expect(fs.readFileSync(mount.at('hello'), 'utf8')).toBe('hello, world\n');
    mount.order({ kind: 'answer', text: 'at last\n' });
    expect(await reading).toBe('at last\n');
  });

  it('answers fifty at once', async () => {
    const cats = Array.from({ length: 50 }, () => start('cat', 'slow'));
    await mount.until('waiting', cats.length);
    mount.order({ kind: 'answer', text: 'x' });
    expect(await Promise.all(cats.map(({ stdout }) => text(stdout)))).toEqual(cats.map(() => 'x'));
  });

  it('tells who writes how much it took', async () => {
    const echo = start('sh', '-c', 'printf 0x1 > slow');
    await mount.until('waiting');
    mount.order({ kind: 'answer', text: '' });
    expect(await once(echo, 'exit')).toEqual([0, null]);
  });

  it.each(['SIGINT', 'SIGKILL'] as const)('lets go of a reader that gets %s', async (signal) => {
    const cat = start('cat', 'slow');
    await mount.until('waiting');
    cat.kill(signal);
    expect(await once(cat, 'exit')).toEqual([null, signal]);
    await mount.until('interrupted');
    expect(fs.readFileSync(mount.at('hello'), 'utf8')).toBe('hello, world\n');
  });

  it('keeps nobody waiting when the mount ends', async () => {
    const cat = start('cat', 'slow');
    await mount.until('waiting');
    const complaint = text(cat.stderr);
    const exit = once(cat, 'exit');
    await mount.session.stop();
    expect([await exit, await complaint]).toEqual([[1, null], expect.stringContaining('slow')]);
    expect(mount.count('interrupted')).toBe(1);
  });
});

/** Reads, says so, sleeps until there is more, reads again. What it sleeps in is its argument. */
const SLEEPER = `
import os, select, sys
f = os.open("watched", os.O_RDONLY)
print(os.pread(f, 9, 0).decode().strip(), flush=True)
def poll(timeout):
    p = select.poll()
    p.register(f, select.POLLIN)
    return p.poll(timeout)
def epoll(timeout):
    p = select.epoll()
    p.register(f, select.EPOLLIN)
    return p.poll(timeout / 1000 if timeout > 0 else timeout)
sleep = {"poll": poll, "epoll": epoll}[sys.argv[1]]
print(len(sleep(0)), flush=True)
print(len(sleep(20000)), os.pread(f, 9, 0).decode().strip(), flush=True)
`;

describe('a file that can be polled', () => {
  it.each(['poll', 'epoll'])('wakes who sleeps in %s', async (kind) => {
    const python = whyNoProgram('/usr/bin/python3');
    if (python !== undefined) return;
    const sleeper = start('/usr/bin/python3', '-c', SLEEPER, kind);
    const lines = text(sleeper.stdout);
    // Once when it looks whether there is more, once when it goes to sleep.
    await mount.until('polled', 2);
    mount.order({ kind: 'rise' });
    expect((await lines).split('\n')).toEqual(['1', '0', '1 2', '']);
  });
});
