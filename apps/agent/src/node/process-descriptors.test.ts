import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { TempFolder } from '../../test/temp-folder.ts';
import { createFsReader } from './fs-reader.ts';
import { createKoffiReader } from './koffi-reader.ts';
import { loadLibc } from './libc.ts';

const EBADF = 9;
const ENOENT = 2;
const ENOSYS = 38;
const ESRCH = 3;

/** Opens its argument, says the number; closes it and opens it anew for each line it is told. */
const HOLDER = `
  const { openSync, closeSync } = require('node:fs');
  let file = openSync(process.argv[1]);
  console.log(file);
  process.stdin.on('data', () => {
    closeSync(file);
    file = openSync(process.argv[1]);
    console.log(file);
  });
`;

/** Another process that has a file open. */
async function startHolder(path: string) {
  const child = spawn(process.execPath, ['-e', HOLDER, path], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<number> => Number((await lines.next()).value);
  const theirs = await next();
  return {
    pid: child.pid ?? 0,
    theirs,
    reopen: async () => {
      child.stdin.write('again\n');
      return await next();
    },
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

const reader = createKoffiReader(loadLibc());
const { processes } = reader;

describe('descriptors of another process', () => {
  it('are taken and read as our own, also when the process has closed them', async () => {
    using folder = new TempFolder();
    folder.write('f', 'theirs');
    await using holder = await startHolder(folder.at('f'));
    const handle = processes.open(holder.pid);
    const ours = processes.take(handle, holder.theirs);
    folder.remove('f');
    folder.write('f', 'another');
    await holder.reopen();
    const length = reader.pread(ours, 0, 64, 0);
    expect(new TextDecoder().decode(reader.arena.subarray(0, length))).toBe('theirs');
    for (const descriptor of [ours, handle]) reader.close(descriptor);
  });

  it('are told from others that got their number', async () => {
    using folder = new TempFolder();
    folder.write('f', 'theirs');
    await using holder = await startHolder(folder.at('f'));
    const { pid, theirs } = holder;
    const handle = processes.open(pid);
    const ours = processes.take(handle, theirs);
    expect(processes.isSame(pid, theirs, ours)).toBe(true);
    expect(await holder.reopen()).toBe(theirs);
    expect(processes.isSame(pid, theirs, ours)).toBe(false);
    expect(processes.isSame(pid, 9999, ours)).toBe(-EBADF);
    for (const descriptor of [ours, handle]) reader.close(descriptor);
  });

  it('lead where their links say', async () => {
    using folder = new TempFolder();
    folder.write('f', 'theirs');
    await using holder = await startHolder(folder.at('f'));
    expect(processes.linkOf(holder.pid, holder.theirs)).toBe(folder.at('f'));
    expect(processes.linkOf(holder.pid, 9999)).toBe(-ENOENT);
  });

  it('are not there where nothing is open under a number', async () => {
    using folder = new TempFolder();
    folder.write('f', 'theirs');
    await using holder = await startHolder(folder.at('f'));
    const handle = processes.open(holder.pid);
    expect(processes.take(handle, 9999)).toBe(-EBADF);
    reader.close(handle);
  });
});

describe('a process', () => {
  it('that has ended is told from those that run, among however many', async () => {
    using folder = new TempFolder();
    folder.write('f', 'theirs');
    const holder = await startHolder(folder.at('f'));
    const own = Array.from({ length: 1500 }, () => processes.open(process.pid));
    const other = processes.open(holder.pid);
    expect(processes.ended([])).toEqual([]);
    expect(processes.ended([...own, other])).toEqual([]);
    await holder[Symbol.asyncDispose]();
    expect(processes.ended([...own, other])).toEqual([other]);
    expect(processes.ended([other, ...own])).toEqual([other]);
    expect(processes.take(other, 0)).toBe(-ESRCH);
    for (const descriptor of [...own, other]) reader.close(descriptor);
    expect(processes.open(holder.pid)).toBe(-ESRCH);
  });
});

describe('plain Node', () => {
  it('sees what processes have open, and can take nothing', () => {
    const plain = createFsReader().processes;
    expect([plain.open(process.pid), plain.take(3, 3), plain.isSame(process.pid, 3, 3)]).toEqual([
      -ENOSYS,
      -ENOSYS,
      -ENOSYS,
    ]);
    expect(plain.ended([3])).toEqual([]);
    expect(plain.linkOf(process.pid, 9999)).toBe(-ENOENT);
  });
});
