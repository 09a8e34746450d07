import { pathOf } from '@statsfs/core/model';
import { UNITS } from '@statsfs/core/units';
import { describe, expect, it } from 'vitest';
import { KVM } from '../src/catalog/kvm/kvm.ts';
import { KvmRoad } from '../src/filesystems/kvm/kvm-road.ts';
import { QmpPoller } from '../src/filesystems/kvm/qmp-poller.ts';
import { connectLines } from '../src/node/line-socket.ts';
import { asQemu, FakeQmp } from './fake-qmp.ts';
import { kvmDump } from './kvm-dumps.ts';
import { ManualClock } from './manual-clock.ts';
import { ManualTimer } from './manual-timer.ts';
import { MemoryProcesses } from './memory-processes.ts';
import { MemoryStatFiles } from './memory-stat-files.ts';
import { runCommand } from './run-command.ts';
import { type RigOptions, SweepRig } from './sweep-rig.ts';
import { until } from './until.ts';

/** What the dumps call their VM, and the thread of its virtual CPU in what QEMU says. */
const CREATOR = 27392;
const VM = `${CREATOR}-12`;
const DEBUGFS = '/sys/kernel/debug/kvm';
const EPERM = 1;

/** A sweep of a host in memory, with the monitor of one guest, which a fake QEMU serves. */
class Host implements AsyncDisposable {
  readonly clock = new ManualClock();
  readonly timer = new ManualTimer(this.clock);
  readonly poller: QmpPoller;
  readonly rig: SweepRig;
  readonly qmp: FakeQmp;

  constructor(qmp: FakeQmp, options: RigOptions = {}) {
    this.qmp = qmp;
    const { clock } = this;
    const { schedule } = this.timer;
    this.poller = new QmpPoller(
      { connect: connectLines, clock, schedule },
      { name: 'web', socketPath: qmp.path, intervalMs: 1000 },
    );
    const reader = new MemoryStatFiles();
    this.rig = new SweepRig({ reader, ...options, monitors: [this.poller] });
    this.poller.start();
  }

  /** Another answer comes, and a sweep after it. */
  async answer(): Promise<void> {
    const { latest } = this.poller;
    if (this.poller.problem === 0) this.timer.pass();
    await until('another answer', () => this.poller.latest !== latest);
    this.rig.sweep();
  }

  async hangUp(): Promise<void> {
    this.qmp.hangUp();
    await until('the end of the call', () => this.timer.waitsMs === 1000 && this.isBroken);
    this.rig.sweep();
  }

  get isBroken(): boolean {
    return this.poller.problem !== 0;
  }

  see(): Record<string, string> {
    return this.rig.seeAll('kvm');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.rig[Symbol.dispose]();
    await this.qmp[Symbol.asyncDispose]();
  }
}

const ALL = {
  'kvm/web/max_mmu_page_hash_collisions': '0',
  'kvm/web/new_size': '42',
  'kvm/web/vcpu0/guest_mode': '0',
  'kvm/web/vcpu0/directed_yield_successful': '4213',
  'kvm/web/vcpu0/halt_poll_success_ns': '12345678901',
  'kvm/web/vcpu0/halt_wait_hist': '0=5 1=0 2=3 4=7',
  'kvm/web/vcpu0/new_linear': '0=1 100=2',
  'kvm/web/vcpu0/new_switch': '1',
  'kvm/web/vcpu1/directed_yield_successful': '7',
};

describe('a guest whose monitor is named', () => {
  it('is in the tree with what it tells, once it has told', async () => {
    await using host = new Host(await FakeQmp.start());
    host.rig.sweep();
    expect(host.see()).toEqual({});
    await host.answer();
    expect(host.see()).toEqual(ALL);
    expect(host.rig.rescan()).toEqual([]);
  });

  it('has kinds, units and bounds as it says, and the time of its answer', async () => {
    await using host = new Host(await FakeQmp.start());
    await host.answer();
    const { index, wire } = host.rig;
    const node = index.find(pathOf(['kvm', 'web', 'vcpu0', 'halt_wait_hist']));
    const value = index.resolve(node?.index ?? -1);
    expect(value?.descriptor).toMatchObject({ kind: 'histogram', unit: UNITS.nanoseconds });
    expect(value?.file).toMatchObject({ path: host.qmp.path, filesystem: 'qmp' });
    const readUs = wire.readings.readUs[value?.value.file ?? -1];
    expect(readUs).toBe(host.poller.latest?.readUs);
    host.rig.sweep();
    expect(wire.readings.readUs[value?.value.file ?? -1]).toBe(readUs);
    await host.answer();
    expect(wire.readings.readUs[value?.value.file ?? -1]).toBeGreaterThan(readUs ?? 0);
  });

  it('says of all its values why there is no answer, until there is one', async () => {
    await using host = new Host(await FakeQmp.start());
    await host.answer();
    await host.hangUp();
    const broken = Object.fromEntries(Object.keys(ALL).map((path) => [path, '!ENOTCONN']));
    expect(host.see()).toEqual(broken);
    expect(host.rig.rescan()).toEqual([
      `The monitor of web at ${host.qmp.path} tells no statistics: ENOTCONN, server gone`,
    ]);
    const { generation } = host.rig;
    host.timer.pass();
    await host.answer();
    expect(host.see()).toEqual(ALL);
    expect(host.rig.generation).toBe(generation);
    expect(host.rig.rescan()).toEqual([]);
  });

  it('has one row that says why it never told anything', async () => {
    const older = (question: string) =>
      asQemu()(question === 'query-stats-schemas' ? 'no such command' : question);
    const qmp = await FakeQmp.start(older);
    await using host = new Host(qmp);
    await until('the refusal', () => host.timer.waitsMs === 1000);
    host.rig.sweep();
    expect(host.see()).toEqual({ 'kvm/web/monitor': '!EOPNOTSUPP' });
    expect(host.rig.seenByJoiner('kvm')).toEqual(host.see());
    qmp.answering = asQemu();
    host.timer.pass();
    await host.answer();
    expect(host.see()).toEqual(ALL);
  });

  it('is another source when another QEMU answers', async () => {
    await using host = new Host(await FakeQmp.start());
    await host.answer();
    const identity = () => {
      const { index } = host.rig;
      return index.schema.sources[index.find(pathOf(['kvm', 'web']))?.index ?? -1]?.identity;
    };
    const first = identity();
    await host.hangUp();
    const cpus = [{ 'cpu-index': 0, 'qom-path': '/machine/unattached/device[0]', 'thread-id': 9 }];
    host.qmp.answering = asQemu({ 'query-cpus-fast': cpus });
    host.timer.pass();
    await host.answer();
    expect(identity()).not.toBe(first);
  });
});

/** A host whose debugfs shows the guest, and whose process holds statistics of virtual CPU 0. */
async function startKnown() {
  const files = new MemoryStatFiles();
  const processes = new MemoryProcesses(files);
  processes.start(CREATOR);
  processes.hold(CREATOR, 12, 'anon_inode:kvm-vm');
  processes.hold(
    CREATOR,
    17,
    'anon_inode:kvm-vcpu-stats:0',
    kvmDump('vcpu0-after-250-exits').bytes,
  );
  files.put(`${DEBUGFS}/${VM}/max_mmu_page_hash_collisions`, '0\n');
  const cpus = [
    { 'cpu-index': 0, 'qom-path': '/machine/unattached/device[0]', 'thread-id': CREATOR },
    { 'cpu-index': 1, 'qom-path': '/machine/unattached/device[2]', 'thread-id': CREATOR },
  ];
  const qmp = await FakeQmp.start(asQemu({ 'query-cpus-fast': cpus }));
  const kvm = new KvmRoad(files, { keepsSums: false });
  const host = new Host(qmp, { reader: files, kvm, catalog: KVM });
  return { host, files, processes };
}

describe('a guest that is read by a cheaper road as well', () => {
  const REST = {
    'kvm/web/new_size': '42',
    'kvm/web/vcpu0/new_linear': '0=1 100=2',
    'kvm/web/vcpu0/new_switch': '1',
    'kvm/web/vcpu1/directed_yield_successful': '7',
  };

  it('shows nothing twice', async () => {
    const { host } = await startKnown();
    await using _host = host;
    host.rig.rescan();
    await host.answer();
    expect(host.rig.seeAll('kvm/web')).toEqual(REST);
    expect(host.rig.see(`kvm/${VM}/vcpu0/directed_yield_successful`)).toMatch(/^\d+$/);
    expect(host.rig.see(`kvm/${VM}/max_mmu_page_hash_collisions`)).toBe('0');
  });

  it('shows what debugfs refuses', async () => {
    const { host, files } = await startKnown();
    await using _host = host;
    files.put(`${DEBUGFS}/${VM}/max_mmu_page_hash_collisions`, '', { openError: EPERM });
    host.rig.rescan();
    await host.answer();
    expect(host.rig.seeAll('kvm/web')).toEqual({
      ...REST,
      'kvm/web/max_mmu_page_hash_collisions': '0',
    });
  });

  it('shows what was elsewhere once that has gone', async () => {
    const { host, files, processes } = await startKnown();
    await using _host = host;
    host.rig.rescan();
    await host.answer();
    processes.drop(CREATOR, 17);
    files.remove(`${DEBUGFS}/${VM}/max_mmu_page_hash_collisions`);
    host.rig.rescan();
    host.rig.sweep();
    expect(host.rig.seeAll('kvm/web')).toEqual(ALL);
  });

  it('keeps its place while what is elsewhere cannot be read for a moment', async () => {
    const { host, processes } = await startKnown();
    await using _host = host;
    host.rig.rescan();
    await host.answer();
    const { generation } = host.rig;
    processes.end(CREATOR);
    host.rig.sweep();
    expect(host.rig.see(`kvm/${VM}/vcpu0/guest_mode`)).toBe('!ENOENT');
    await host.answer();
    expect(host.rig.seeAll('kvm/web')).toEqual(REST);
    expect(host.rig.generation).toBe(generation);
  });
});

describe('a command without an agent', () => {
  it('waits for what a monitor answers, and for one that is not there no longer than that', async () => {
    await using qmp = await FakeQmp.start();
    const monitors = [`--qmp=web=${qmp.path}`, `--qmp=gone=${qmp.path}-gone`];
    const path = 'kvm/web/vcpu0/new_linear';
    const { code, json } = await runCommand('get', ...monitors, '--only', 'kvm', '--json', path);
    expect(json).toMatchObject([
      {
        path,
        kind: 'histogram',
        cells: [
          { keys: ['0'], value: '1' },
          { keys: ['100'], value: '2' },
        ],
      },
    ]);
    expect(code).toBe(0);
    await until('the end of the call', () => qmp.connections === 0);
    const other = await runCommand('get', ...monitors, '--only=kvm', '--json', 'kvm/gone/*');
    expect(other.json).toMatchObject([{ path: 'kvm/gone/monitor', error: { code: 'ENOENT' } }]);
    expect(other.err).toContain('The monitor of gone at');
  });
});
