import { describe, expect, it } from 'vitest';
import { body, type FakeKernel, startFakeKernel } from '../../test/fuse-fake-kernel.ts';
import { SlowFile, TextFile } from '../../test/fuse-memory-tree.ts';
import { FOREVER, type FuseDevice } from '../ports/fuse-device.ts';
import type { Attend } from './attendance.ts';
import { ERRNO } from './errno.ts';
import { runFuseLoop } from './fuse-loop.ts';
import { OPCODE } from './protocol/opcode.ts';

/** What happens to the device, in turn: the kernel asks, nothing is there, the bell rings, time passes, it is unmounted. */
type Happening =
  | { readonly kind: 'request'; readonly lay: () => number }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'ring'; readonly before?: () => void }
  | { readonly kind: 'time'; readonly ms: number };

/** A device on which a script is played. Unmounted when the script is over. */
class ScriptedDevice implements FuseDevice {
  readonly request: Uint8Array;
  readonly reply: Uint8Array;
  readonly written: bigint[] = [];
  readonly waits: number[] = [];
  readonly #kernel: FakeKernel;
  readonly #script: Happening[];
  #isRung = false;
  #nowMs = 0;

  constructor(kernel: FakeKernel, script: readonly Happening[]) {
    this.request = kernel.request;
    this.reply = kernel.reply;
    this.#kernel = kernel;
    this.#script = [...script];
  }

  read(): number | 'none' | 'unmounted' {
    for (;;) {
      const next = this.#script.shift();
      if (next === undefined) return 'unmounted';
      if (next.kind === 'request') return next.lay();
      if (next.kind === 'nothing') return 'none';
      if (next.kind === 'time') this.#nowMs += next.ms;
      else {
        next.before?.();
        this.#isRung = true;
      }
    }
  }

  write(lengthBytes: number): number {
    this.written.push(this.#kernel.read(lengthBytes)?.unique ?? -1n);
    return 0;
  }

  wait(timeoutMs: number): void {
    this.waits.push(timeoutMs);
  }

  wasRung(): boolean {
    const wasRung = this.#isRung;
    this.#isRung = false;
    return wasRung;
  }

  nowMs(): number {
    return this.#nowMs;
  }
}

const NOTHING: Happening = { kind: 'nothing' };
const statfs = (kernel: FakeKernel): Happening => ({
  kind: 'request',
  lay: () => kernel.lay(OPCODE.statfs, 1, new Uint8Array()),
});

function play(kernel: FakeKernel, script: readonly Happening[], attend?: Attend) {
  const device = new ScriptedDevice(kernel, script);
  const end = runFuseLoop(device, kernel.server, attend);
  return { device, end };
}

describe('the loop', () => {
  it('answers in turn, and sleeps only when there is nothing to do', () => {
    const { kernel } = startFakeKernel();
    const { device, end } = play(kernel, [statfs(kernel), statfs(kernel), NOTHING, statfs(kernel)]);
    expect([end, device.written, device.waits]).toEqual(['unmounted', [2n, 4n, 6n], [FOREVER]]);
  });

  it('writes nothing where there is no reply', () => {
    const { kernel } = startFakeKernel();
    const forget: Happening = {
      kind: 'request',
      lay: () => kernel.lay(OPCODE.forget, 9, new Uint8Array(8)),
    };
    expect(play(kernel, [forget]).device.written).toEqual([]);
  });

  it('takes messages before the request that came after the ring', () => {
    const { directory, kernel } = startFakeKernel();
    const messages: string[] = [];
    const ring: Happening = { kind: 'ring', before: () => messages.push('a') };
    const errors: number[] = [];
    const lookup: Happening = {
      kind: 'request',
      lay: () => kernel.lay(OPCODE.lookup, 1, new TextEncoder().encode('a\0')),
    };
    const device = new ScriptedDevice(kernel, [lookup, ring, lookup]);
    const write = device.write.bind(device);
    device.write = (length) => {
      errors.push(kernel.read(length)?.error ?? 1);
      return write(length);
    };
    runFuseLoop(device, kernel.server, () => {
      for (const name of messages.splice(0)) directory.add(name, new TextFile('x'));
      return FOREVER;
    });
    expect(errors).toEqual([-2, 0]);
  });

  it('sends what attend has answered, before it sleeps again', () => {
    const { directory, kernel } = startFakeKernel();
    const slow = directory.add('slow', new SlowFile(() => undefined));
    kernel.readFile(kernel.open('slow'));
    const waiting = kernel.unique;
    const ring: Happening = { kind: 'ring' };
    let calls = 0;
    const { device } = play(kernel, [NOTHING, ring, NOTHING, NOTHING], () => {
      if (++calls === 2) slow.answerAll('x');
      return FOREVER;
    });
    expect([calls, device.written]).toEqual([2, [waiting]]);
  });

  it('calls attend in the time that it asked for, also between requests', () => {
    const { kernel } = startFakeKernel();
    const calledAt: number[] = [];
    const script: Happening[] = [
      NOTHING,
      { kind: 'time', ms: 40 },
      statfs(kernel),
      { kind: 'time', ms: 60 },
      statfs(kernel),
      NOTHING,
    ];
    const device = new ScriptedDevice(kernel, script);
    runFuseLoop(device, kernel.server, () => {
      calledAt.push(device.nowMs());
      return calledAt.length === 1 ? 100 : FOREVER;
    });
    expect([calledAt, device.waits]).toEqual([
      [0, 100],
      [100, FOREVER],
    ]);
  });

  it('asks attend for its time again when a request is left waiting, and sleeps no longer', () => {
    const { directory, kernel } = startFakeKernel();
    let waitingSinceMs: number | undefined;
    const slow = directory.add(
      'slow',
      new SlowFile(() => {
        waitingSinceMs = device.nowMs();
      }),
    );
    const handle = kernel.open('slow');
    let unique = 0n;
    const read: Happening = {
      kind: 'request',
      lay: () => {
        const length = kernel.lay(OPCODE.read, 0, body(handle, 0n, 9, 0, 0n, 0, 0));
        ({ unique } = kernel);
        return length;
      },
    };
    const device = new ScriptedDevice(kernel, [
      NOTHING,
      read,
      NOTHING,
      { kind: 'time', ms: 100 },
      NOTHING,
      NOTHING,
    ]);
    runFuseLoop(device, kernel.server, () => {
      if (waitingSinceMs === undefined) return FOREVER;
      const leftMs = waitingSinceMs + 100 - device.nowMs();
      if (leftMs > 0) return leftMs;
      waitingSinceMs = undefined;
      slow.answerAll('patience is over');
      return FOREVER;
    });
    expect(device.waits).toEqual([FOREVER, 100, 0, FOREVER]);
    expect(device.written).toEqual([unique]);
  });

  it('reports what the kernel refuses, but not that nobody waits for it', () => {
    const { kernel } = startFakeKernel();
    const device = new ScriptedDevice(kernel, [statfs(kernel), statfs(kernel), statfs(kernel)]);
    const failures = [-ERRNO.ENOENT, -ERRNO.EINVAL, -ERRNO.ENODEV];
    device.write = () => failures.shift() ?? 0;
    runFuseLoop(device, kernel.server);
    expect(kernel.problems).toEqual([
      new Error('The kernel refuses a reply of 96 bytes (errno 22)'),
    ]);
  });

  it('stops when attend says so, and releases what is open', () => {
    const { directory, kernel } = startFakeKernel();
    const file = directory.add('a', new TextFile('x'));
    kernel.open('a');
    let calls = 0;
    const { end } = play(kernel, [NOTHING, { kind: 'ring' }, NOTHING], () =>
      ++calls === 2 ? 'stop' : FOREVER,
    );
    expect([end, file.openings]).toEqual(['stopped', 0]);
  });

  it('releases what is open also when attend throws', () => {
    const { directory, kernel } = startFakeKernel();
    const file = directory.add('a', new TextFile('x'));
    kernel.open('a');
    const attend = (): never => {
      throw new Error('a mistake');
    };
    expect(() => play(kernel, [], attend)).toThrow('a mistake');
    expect(file.openings).toBe(0);
  });
});
