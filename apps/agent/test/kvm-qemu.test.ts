import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { layoutFile, scanFile } from '@statsfs/core/format';
import { u64At } from '@statsfs/core/model';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { KVM } from '../src/catalog/kvm/kvm.ts';
import { askMonitors } from '../src/cli/qmp-pollers.ts';
import { KvmRoad } from '../src/filesystems/kvm/kvm-road.ts';
import { QmpPoller } from '../src/filesystems/kvm/qmp-poller.ts';
import { connectLines } from '../src/node/line-socket.ts';
import { openStatReader } from '../src/node/open-stat-reader.ts';
import { createSystemClock } from '../src/node/system-clock.ts';
import { whyNoKvm } from './kvm-programs.ts';
import { SweepRig } from './sweep-rig.ts';
import { TempFolder } from './temp-folder.ts';
import { until } from './until.ts';

// Where KVM itself is translated, as in kvm-lab, a firmware takes a while.
vi.setConfig({ testTimeout: 120_000 });

const QEMU = '/usr/bin/qemu-system-x86_64';
const DEBUGFS = '/sys/kernel/debug/kvm';
const NAME = 'a,b <i>$(id)</i>';

const why = whyNoKvm() ?? (existsSync(QEMU) ? undefined : `no ${QEMU} here`);
beforeEach(({ skip }) => skip(why !== undefined, why));

/** A machine of two virtual CPUs whose firmware looks for something to boot. */
function startQemu(...more: readonly string[]) {
  const folder = new TempFolder();
  const monitor = folder.at('qmp');
  const name = `guest=${NAME.replaceAll(',', ',,')},debug-threads=on`;
  const bare = ['-nodefaults', '-display', 'none', '-accel', 'kvm', '-m', '64', '-smp', '2'];
  const qmp = ['-qmp', `unix:${monitor},server=on,wait=off`];
  const child = spawn(QEMU, ['-name', name, ...bare, ...qmp, ...more], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return {
    child,
    pid: child.pid ?? 0,
    monitor,
    [Symbol.asyncDispose]: async () => {
      if (child.signalCode === null && child.exitCode === null) {
        const ended = once(child, 'exit');
        child.kill('SIGKILL');
        await ended;
      }
      folder[Symbol.dispose]();
    },
  };
}

describe('a QEMU', () => {
  it('has the name that it was given, as text that nobody trusts', async () => {
    await using qemu = startQemu();
    const reader = openStatReader();
    using road = new KvmRoad(reader, { keepsSums: false });
    const guest = () =>
      road.find([]).files.find(({ path }) => path === `/proc/${qemu.pid}/cmdline`);
    await until('the virtual machine', () => guest() !== undefined);
    const found = guest();
    expect(found?.name).toBe('guest');
    expect(found?.place[1]).toMatch(new RegExp(`^${qemu.pid}-\\d+$`));
    const bytes = readFileSync(`/proc/${qemu.pid}/cmdline`);
    const outcome = layoutFile({ kind: 'qemu-cmdline' }, bytes);
    if (outcome.kind !== 'layout') throw new Error(outcome.reason);
    const texts: string[] = [];
    scanFile(bytes, 0, bytes.length, outcome.layout.plan, new Uint32Array(2), 0, (_, text) =>
      texts.push(text),
    );
    expect(texts).toEqual([NAME]);
  });

  it('tells over its monitor what debugfs has of it', async ({ skip }) => {
    await using qemu = startQemu();
    await until('the monitor', () => existsSync(qemu.monitor));
    const schedule = (run: () => void, delayMs: number): (() => void) => {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    };
    const parts = { connect: connectLines, clock: createSystemClock(), schedule };
    const options = { name: 'guest', socketPath: qemu.monitor, intervalMs: 100 };
    using poller = new QmpPoller(parts, options);
    poller.start();
    await until('an answer', () => poller.latest !== undefined);
    const exits = (): bigint =>
      (poller.latest?.file.values ?? [])
        .filter(({ descriptor }) => descriptor.name === 'exits')
        .reduce(
          (sum, { firstSlot }) => sum + u64At(poller.latest?.words ?? NO_WORDS, firstSlot),
          0n,
        );
    const sources = poller.latest?.file.values.map(({ source }) => source.join('/'));
    expect([...new Set(sources)].sort()).toEqual([
      'kvm/guest',
      'kvm/guest/vcpu0',
      'kvm/guest/vcpu1',
    ]);
    const reader = openStatReader();
    using road = new KvmRoad(reader, { keepsSums: false });
    const vm = road.find([]).files.find(({ root }) => root === `/proc/${qemu.pid}`)?.place[1];
    const file = `${DEBUGFS}/${vm}/exits`;
    skip(!isReadable(file), `${file} cannot be read, as under kernel lockdown`);
    const before = BigInt(readFileSync(file, 'utf8').trim());
    const { latest } = poller;
    await until('another answer', () => poller.latest !== latest);
    const last = poller.latest;
    await until('one that was asked for after that', () => poller.latest !== last);
    const told = exits();
    const after = BigInt(readFileSync(file, 'utf8').trim());
    expect(before).toBeGreaterThan(0n);
    expect(told >= before && told <= after).toBe(true);
  });
});

describe('a QEMU in the sweep', () => {
  it('tells what no other road does, beside its name, until it ends', async () => {
    // Halted: a translated processor that plays one with SVM may hang when a guest runs for long.
    await using qemu = startQemu('-S');
    await until('the monitor', () => existsSync(qemu.monitor));
    const options = { monitors: [{ name: 'web', socketPath: qemu.monitor }], intervalMs: 100 };
    const [poller] = await askMonitors(options);
    if (poller === undefined) throw new Error('No poller');
    const reader = openStatReader();
    using kvm = new KvmRoad(reader, { keepsSums: false });
    using rig = new SweepRig({ reader, kvm, catalog: KVM, monitors: [poller] });
    await until('an answer', () => poller.latest !== undefined);
    rig.rescan();
    rig.sweep();
    const vm = rig.index.schema.sources.find((one) => one?.name.startsWith(`${qemu.pid}-`))?.name;
    expect(rig.see(`kvm/${vm}/guest`)).toBe(NAME);
    expect(rig.see('kvm/web/vcpu1/exits')).toMatch(/^\d+$/);
    const below = (source: string): string[] =>
      Object.entries(rig.seeAll(`kvm/${source}`))
        .filter(([, figure]) => !figure.startsWith('!'))
        .map(([path]) => path.slice(`kvm/${source}/`.length));
    const elsewhere = new Set(below(vm ?? ''));
    expect(below('web').filter((path) => elsewhere.has(path))).toEqual([]);

    const hasEnded = once(qemu.child, 'exit');
    qemu.child.kill('SIGKILL');
    await hasEnded;
    await until('the end of the call', () => poller.problem !== 0);
    rig.sweep();
    rig.rescan();
    rig.sweep();
    expect(rig.seeAll(`kvm/${vm}`)).toEqual({});
    expect(rig.see('kvm/web/vcpu1/exits')).toBe('!ENOTCONN');
  });
});

const NO_WORDS = new Uint32Array(2);

function isReadable(path: string): boolean {
  try {
    readFileSync(path);
    return true;
  } catch {
    return false;
  }
}
