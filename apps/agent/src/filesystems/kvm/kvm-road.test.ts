import { describe, expect, it } from 'vitest';
import { foundAt } from '../../../test/found-at.ts';
import { kvmDump } from '../../../test/kvm-dumps.ts';
import { MemoryProcesses } from '../../../test/memory-processes.ts';
import { MemoryStatFiles } from '../../../test/memory-stat-files.ts';
import { KvmRoad } from './kvm-road.ts';

const EACCES = 13;
const EPERM = 1;
const ENOSYS = 38;
const DEBUGFS = '/sys/kernel/debug/kvm';
const VM = kvmDump('vm').bytes;
const VCPU0 = kvmDump('vcpu0-after-250-exits').bytes;
/** What the dumps call their VM. */
const CREATOR = 27392;

const VM_LINK = 'anon_inode:kvm-vm';
const VM_STATS = 'anon_inode:kvm-vm-stats';
const VCPU_STATS = 'anon_inode:kvm-vcpu-stats:0';

/** A process with one VM, its descriptor 12, and statistics of the VM and of a virtual CPU. */
class Rig {
  readonly files = new MemoryStatFiles();
  readonly processes = new MemoryProcesses(this.files);
  readonly road = new KvmRoad(this.files, { keepsSums: false });

  constructor(pid = CREATOR, thread = pid) {
    this.processes.start(pid, thread);
    this.processes.hold(pid, 3, '/dev/kvm');
    this.processes.hold(pid, 12, VM_LINK);
    this.processes.hold(pid, 14, VM_STATS, VM);
    this.processes.hold(pid, 17, VCPU_STATS, VCPU0);
  }

  inDebugfs(name = `${CREATOR}-12`): this {
    this.files.mkdir(`${DEBUGFS}/${name}`);
    return this;
  }

  /** Places of what is found, with the file. */
  places(): Record<string, string> {
    const { files } = this.road.find([]);
    return Object.fromEntries(
      files.map(({ place, name, path }) => [[...place, name].filter(Boolean).join('/'), path]),
    );
  }
}

const PLACES = {
  [`kvm/${CREATOR}-12`]: `/proc/${CREATOR}/fd/14`,
  [`kvm/${CREATOR}-12/vcpu0`]: `/proc/${CREATOR}/fd/17`,
};

describe('the statistics that a process holds', () => {
  it('have the place that debugfs gives their VM', () => {
    const rig = new Rig().inDebugfs();
    expect(rig.places()).toEqual(PLACES);
    expect(rig.road.find([]).warnings).toEqual([]);
  });

  it('are found without debugfs by the descriptor of the VM', () => {
    const rig = new Rig();
    expect(rig.places()).toEqual({});
    rig.files.mkdir('/sys/devices/virtual/misc/kvm');
    expect(rig.places()).toEqual(PLACES);
  });

  it('are found in the process of the thread that made the VM', () => {
    const rig = new Rig(500, CREATOR).inDebugfs();
    expect(Object.values(rig.places())).toEqual(['/proc/500/fd/14', '/proc/500/fd/17']);
    expect(Object.keys(rig.places())).toEqual(Object.keys(PLACES));
  });

  it('stand under their own number where one thread made several VMs', () => {
    const rig = new Rig().inDebugfs().inDebugfs(`${CREATOR}-20`);
    expect(Object.keys(rig.places())).toEqual([
      `kvm/${CREATOR}-stats14`,
      `kvm/${CREATOR}-stats17/vcpu0`,
    ]);
  });

  it('stand under their own number where debugfs shows no VM of the thread that made theirs', () => {
    const rig = new Rig(500).inDebugfs('500-12');
    expect(Object.keys(rig.places())).toEqual(['kvm/500-stats14', 'kvm/500-stats17/vcpu0']);
  });

  it('keep the place that they got when there was one VM', () => {
    const rig = new Rig().inDebugfs();
    rig.road.find([]);
    rig.inDebugfs(`${CREATOR}-20`);
    rig.processes.hold(CREATOR, 21, VM_STATS, VM);
    expect(Object.keys(rig.places())).toEqual([...Object.keys(PLACES), `kvm/${CREATOR}-stats21`]);
  });

  it('are read once when the process has two descriptors of them', () => {
    const rig = new Rig().inDebugfs();
    rig.processes.hold(CREATOR, 30, VCPU_STATS, VCPU0);
    expect(rig.places()).toEqual(PLACES);
  });

  it('keep their descriptor from one look to the next', () => {
    const rig = new Rig().inDebugfs();
    const [first] = rig.road.find([]).files;
    const [again] = rig.road.find([]).files;
    expect(again?.held).toBe(first?.held);
  });
});

describe('files of debugfs', () => {
  it('are handed back, but for what is read through descriptors', () => {
    const rig = new Rig().inDebugfs();
    const names = ['mmu_flooded', 'mmu_rmaps_stat'];
    const catalogued = names.map((name) => foundAt(DEBUGFS, [`${CREATOR}-12`, name]));
    const { files } = rig.road.find(catalogued);
    expect(files.map(({ names: [, name] }) => name)).toEqual([
      'mmu_rmaps_stat',
      undefined,
      undefined,
    ]);
  });
});

describe('what is taken', () => {
  it('is let go when the owner has closed it, or has another file under its number', () => {
    const rig = new Rig().inDebugfs();
    const held = rig.road.find([]).files.map((file) => file.held);
    rig.processes.drop(CREATOR, 14);
    rig.processes.hold(CREATOR, 17, VCPU_STATS, VCPU0);
    expect(rig.places()).toEqual({ [`kvm/${CREATOR}-12/vcpu0`]: `/proc/${CREATOR}/fd/17` });
    expect(held.map((one) => one?.descriptor)).toEqual([-2, -2]);
  });

  it('is kept by its link where the kernel compares nothing', () => {
    const rig = new Rig().inDebugfs();
    rig.road.find([]);
    rig.processes.compareError = ENOSYS;
    expect(rig.places()).toEqual(PLACES);
    rig.processes.drop(CREATOR, 14);
    rig.processes.hold(CREATOR, 14, '/tmp/x', VM);
    expect(Object.keys(rig.places())).toEqual([`kvm/${CREATOR}-12/vcpu0`]);
  });

  it('is let go at once when its process has ended', () => {
    const rig = new Rig().inDebugfs();
    const [one] = rig.road.find([]).files;
    expect(rig.road.releaseEnded()).toBe(false);
    rig.processes.end(CREATOR);
    expect(rig.road.releaseEnded()).toBe(true);
    expect(one?.held?.descriptor).toBe(-2);
    expect(rig.files.openCount).toBe(0);
    expect(rig.road.releaseEnded()).toBe(false);
  });

  it('is let go when debugfs shows no VM of the process any more', () => {
    const rig = new Rig().inDebugfs();
    rig.road.find([]);
    rig.files.remove(`${DEBUGFS}/${CREATOR}-12`);
    expect(rig.places()).toEqual({});
    expect(rig.files.openCount).toBe(0);
  });

  it('is let go in the end', () => {
    const rig = new Rig().inDebugfs();
    rig.road.find([]);
    rig.road[Symbol.dispose]();
    expect(rig.files.openCount).toBe(0);
  });

  it('is thrown away when it is something else than it seemed', () => {
    const rig = new Rig().inDebugfs();
    rig.processes.hold(CREATOR, 14, VM_STATS, new TextEncoder().encode('root:x:0:0'));
    const { files, warnings } = rig.road.find([]);
    expect(files).toHaveLength(1);
    expect(warnings[0]).toContain('EUNRECOGNISED');
    rig.road[Symbol.dispose]();
    expect(rig.files.openCount).toBe(0);
  });
});

describe('a process that cannot be looked into', () => {
  it('is left to debugfs, and said why', () => {
    const rig = new Rig().inDebugfs();
    rig.processes.refuseTakes(CREATOR, EPERM);
    expect(rig.road.find([]).files).toEqual([]);
    expect(rig.road.find([]).warnings).toEqual([
      `Virtual machines of process ${CREATOR} are not read by their descriptors, which cannot be taken: EPERM, not permitted`,
    ]);
  });

  it('is told of in one sentence with all others, which stays the same when one of these goes', () => {
    const rig = new Rig().inDebugfs();
    rig.processes.refuseTakes(CREATOR, EPERM);
    for (const pid of [CREATOR + 1, CREATOR + 2]) {
      rig.processes.start(pid);
      rig.processes.hold(pid, 14, VM_STATS, VM);
      rig.processes.refuseTakes(pid, EPERM);
      rig.inDebugfs(`${pid}-12`);
    }
    const { warnings } = rig.road.find([]);
    expect(warnings).toEqual([
      `Virtual machines of process ${CREATOR} and others are not read by their descriptors, which cannot be taken: EPERM, not permitted`,
    ]);
    rig.processes.end(CREATOR + 2);
    expect(rig.road.find([]).warnings).toEqual(warnings);
  });

  it('gives back what it had been taken from it', () => {
    const rig = new Rig().inDebugfs();
    const [one] = rig.road.find([]).files;
    rig.files.mkdir(`/proc/${CREATOR}/fd`).listError = EACCES;
    const { files, warnings } = rig.road.find([]);
    expect(files).toEqual([]);
    expect(warnings[0]).toContain('EACCES');
    expect(one?.held?.descriptor).toBe(-2);
  });

  it('is silently left out when it has no statistics, or has just ended', () => {
    const rig = new Rig().inDebugfs();
    rig.processes.drop(CREATOR, 14);
    rig.processes.drop(CREATOR, 17);
    expect(rig.road.find([])).toEqual({ files: [], warnings: [] });
    rig.processes.end(CREATOR);
    expect(rig.road.find([])).toEqual({ files: [], warnings: [] });
  });
});

describe('looking around', () => {
  it('reads few links again once they are known', () => {
    const rig = new Rig().inDebugfs();
    for (let fd = 100; fd < 300; fd++) rig.processes.hold(CREATOR, fd, '/dev/null');
    rig.road.find([]);
    const before = rig.processes.linksRead;
    rig.road.find([]);
    expect(rig.processes.linksRead - before).toBe(3);
    rig.processes.hold(CREATOR, 400, VCPU_STATS, VCPU0);
    rig.road.find([]);
    expect(rig.processes.linksRead - before).toBe(7);
  });

  it('reads all links again now and then, for a number may be another file', () => {
    const rig = new Rig().inDebugfs();
    rig.road.find([]);
    rig.processes.drop(CREATOR, 14);
    rig.processes.hold(CREATOR, 3, VM_STATS, VM);
    const looks = Array.from({ length: 13 }, () => Object.values(rig.places()));
    expect(looks[0]).not.toContain(`/proc/${CREATOR}/fd/3`);
    expect(looks.at(-1)).toContain(`/proc/${CREATOR}/fd/3`);
  });

  it('is due without debugfs when somebody new holds KVM', () => {
    const rig = new Rig();
    rig.files.mkdir('/sys/devices/virtual/misc/kvm');
    rig.files.mkdir('/sys/module/kvm/holders/kvm_amd');
    const setUses = (uses: number) => rig.files.put('/sys/module/kvm_amd/refcnt', `${uses}`);
    setUses(0);
    expect(rig.places()).toEqual({});
    expect(rig.road.hasNews()).toBe(false);
    setUses(2);
    expect(rig.road.hasNews()).toBe(true);
    expect(rig.places()).toEqual(PLACES);
    expect(rig.road.hasNews()).toBe(false);
  });

  it('is due until it was done when a process has ended', () => {
    const rig = new Rig().inDebugfs();
    rig.road.find([]);
    expect(rig.road.hasNews()).toBe(false);
    rig.processes.end(CREATOR);
    rig.road.releaseEnded();
    expect(rig.road.hasNews()).toBe(true);
    rig.road.find([]);
    expect(rig.road.hasNews()).toBe(false);
  });
});

describe('the VM of a thread', () => {
  it('is that of its process', () => {
    const rig = new Rig(500, CREATOR).inDebugfs();
    rig.road.find([]);
    expect(rig.road.vmOfThread(CREATOR)).toBe(`${CREATOR}-12`);
  });

  it('is not known of a process with several, or with none', () => {
    const rig = new Rig().inDebugfs();
    rig.processes.start(700);
    rig.road.find([]);
    expect(rig.road.vmOfThread(700)).toBeUndefined();
    expect(rig.road.vmOfThread(701)).toBeUndefined();
    rig.inDebugfs(`${CREATOR}-20`);
    rig.road.find([]);
    expect(rig.road.vmOfThread(CREATOR)).toBeUndefined();
  });
});

describe('the name of the guest', () => {
  const cmdline = (...args: readonly string[]): string => args.map((arg) => `${arg}\0`).join('');

  it('stands beside the statistics of a QEMU', () => {
    const rig = new Rig().inDebugfs();
    rig.files.put(`/proc/${CREATOR}/cmdline`, cmdline('qemu-system-x86_64', '-name', 'web'));
    expect(rig.places()).toEqual({
      ...PLACES,
      [`kvm/${CREATOR}-12/guest`]: `/proc/${CREATOR}/cmdline`,
    });
  });

  it('is there also for a QEMU whose statistics cannot be taken', () => {
    const rig = new Rig().inDebugfs();
    rig.files.put(`/proc/${CREATOR}/cmdline`, cmdline('qemu-system-x86_64', '-name', 'web'));
    rig.files.mkdir(`/proc/${CREATOR}/fd`).listError = EACCES;
    expect(Object.keys(rig.places())).toEqual([`kvm/${CREATOR}-12/guest`]);
  });

  it('is no value of other programs', () => {
    const rig = new Rig().inDebugfs();
    rig.files.put(`/proc/${CREATOR}/cmdline`, cmdline('firecracker', '--id', 'web'));
    expect(rig.places()).toEqual(PLACES);
  });
});
