import { describe, expect, it } from 'vitest';
import { startFakeKernel, textOf } from '../../test/fuse-fake-kernel.ts';
import { SlowFile, WatchedFile } from '../../test/fuse-memory-tree.ts';
import { ERRNO } from './errno.ts';
import { Later } from './later.ts';
import type { OpenFile } from './open-file.ts';
import { OPCODE } from './protocol/opcode.ts';

const POLLIN = 1;
const POLLOUT = 4;
const NOTIFY_POLL = 1;
const O_WRONLY = 1;

function startSlow() {
  const { directory, kernel } = startFakeKernel();
  const events: string[] = [];
  const file = directory.add('slow', new SlowFile((event) => events.push(event)));
  return { kernel, file, events, handle: kernel.open('slow') };
}

describe('a late answer', () => {
  it('comes with the number of its request, each its own', () => {
    const { kernel, file, handle } = startSlow();
    expect(kernel.readFile(handle)).toBeUndefined();
    const first = kernel.unique;
    expect(kernel.readFile(handle, 0, 3)).toBeUndefined();
    const second = kernel.unique;
    expect(kernel.takeOutgoing()).toEqual([]);
    file.answerAll('later');
    const answers = kernel.takeOutgoing();
    expect(answers.map((answer) => [answer.unique, textOf(answer)])).toEqual([
      [first, 'later'],
      [second, 'lat'],
    ]);
  });

  it('of a write says how much was taken', () => {
    const { kernel, file } = startSlow();
    expect(kernel.writeFile(kernel.open('slow', O_WRONLY), 'abcd')).toBeUndefined();
    file.answerAll('');
    expect(kernel.takeOutgoing().map(({ body }) => body.getUint32(0, true))).toEqual([3]);
  });

  it('is EINTR when it is interrupted, and the file is told', () => {
    const { kernel, file, events, handle } = startSlow();
    kernel.readFile(handle);
    const { unique } = kernel;
    expect(kernel.ask(OPCODE.interrupt, 0, unique)).toBeUndefined();
    expect(kernel.takeOutgoing()).toMatchObject([{ unique, error: -ERRNO.EINTR }]);
    expect(events).toEqual(['waiting', 'interrupted']);
    file.answerAll('too late');
    expect(kernel.takeOutgoing()).toEqual([]);
  });

  it('is not interrupted when it has been given', () => {
    const { kernel, file, events, handle } = startSlow();
    kernel.readFile(handle);
    const { unique } = kernel;
    file.answerAll('in time');
    kernel.ask(OPCODE.interrupt, 0, unique);
    expect(kernel.takeOutgoing().map(textOf)).toEqual(['in time']);
    expect(events).toEqual(['waiting']);
  });

  it('is over when the mount ends, and its file released', () => {
    const { kernel, events, handle } = startSlow();
    kernel.readFile(handle);
    kernel.server.end();
    expect(events).toEqual(['waiting', 'interrupted']);
  });

  it('whose file throws at the end keeps no other file from its end', () => {
    const { directory, kernel } = startFakeKernel();
    const { inode } = new WatchedFile();
    const ends: string[] = [];
    const open = (): OpenFile => ({
      read: () =>
        new Later(() => {
          ends.push('interrupted');
          throw new Error('a mistake');
        }),
      write: () => 0,
      release: () => ends.push('released'),
    });
    directory.add('a', { kind: 'file', inode, mode: 0o444, uid: 0, gid: 0, open });
    const handle = kernel.open('a');
    kernel.readFile(handle);
    kernel.readFile(handle);
    kernel.server.end();
    expect(ends).toEqual(['interrupted', 'interrupted', 'released']);
    expect(kernel.problems).toHaveLength(2);
  });

  it('counts once', () => {
    const later = new Later<number>();
    const delivered: number[] = [];
    later.answer(1);
    later.answer(2);
    later.deliverTo((result) => delivered.push(result));
    later.answer(3);
    later.interrupt();
    expect(delivered).toEqual([1]);
  });
});

describe('polling', () => {
  function startWatched() {
    const { directory, kernel } = startFakeKernel();
    const file = directory.add('watched', new WatchedFile());
    return { kernel, file, handle: kernel.open('watched') };
  }

  it('says what is ready', () => {
    const { kernel, handle } = startWatched();
    expect(kernel.poll(handle, 1n, false)).toBe(POLLIN);
    kernel.readFile(handle);
    expect(kernel.poll(handle, 1n, false)).toBe(0);
  });

  it('wakes who sleeps, once for each sleep, by the number that the kernel gave', () => {
    const { kernel, file, handle } = startWatched();
    kernel.readFile(handle);
    const kernelHandle = 0xfedc_ba98_7654_3210n;
    kernel.poll(handle, kernelHandle, true);
    file.rise();
    file.rise();
    const woken = kernel.takeOutgoing();
    expect(woken).toMatchObject([{ unique: 0n, error: NOTIFY_POLL }]);
    expect(woken[0]?.body.getBigUint64(0, true)).toBe(kernelHandle);
  });

  it('wakes nobody where nobody sleeps', () => {
    const { kernel, file, handle } = startWatched();
    kernel.readFile(handle);
    kernel.poll(handle, 1n, false);
    file.rise();
    expect(kernel.takeOutgoing()).toEqual([]);
  });

  it('wakes nobody behind a closed file, whenever its file still calls', () => {
    const { directory, kernel } = startFakeKernel();
    const wakes: (() => void)[] = [];
    const { inode } = new WatchedFile();
    const open = (): OpenFile => ({
      read: () => 0,
      write: () => 0,
      poll: (wake) => wakes.push(wake) * 0,
      release: () => undefined,
    });
    directory.add('a', { kind: 'file', inode, mode: 0o444, uid: 0, gid: 0, open });
    const handle = kernel.open('a');
    kernel.poll(handle, 1n, true);
    kernel.get(OPCODE.release, 0, handle, 0, 0, 0n);
    for (const wake of wakes) wake();
    expect([wakes.length, kernel.takeOutgoing()]).toEqual([1, []]);
  });

  it('finds a file that does not know of it always ready', () => {
    const { directory, kernel } = startFakeKernel();
    directory.add('slow', new SlowFile(() => undefined));
    expect(kernel.poll(kernel.open('slow'), 1n, true)).toBe(POLLIN | POLLOUT);
  });
});
