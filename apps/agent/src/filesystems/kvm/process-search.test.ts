import { describe, expect, it } from 'vitest';
import { MemoryProcesses } from '../../../test/memory-processes.ts';
import { MemoryStatFiles } from '../../../test/memory-stat-files.ts';
import { countKvmUses } from './kvm-uses.ts';
import { ProcessSearch } from './process-search.ts';

const VM_LINK = 'anon_inode:kvm-vm';

/** Many processes that have nothing to do with KVM, on a host whose KVM is a module, which counts who holds it. */
class Rig {
  readonly files = new MemoryStatFiles();
  readonly processes = new MemoryProcesses(this.files);
  readonly search = new ProcessSearch(this.files);

  constructor(count = 0) {
    this.files.mkdir('/sys/devices/virtual/misc/kvm');
    this.files.mkdir('/sys/module/kvm/holders/kvm_amd');
    this.setUses(0);
    for (let pid = 1; pid <= count; pid++) this.start(pid);
  }

  setUses(uses: number): void {
    this.files.put('/sys/module/kvm_amd/refcnt', `${uses}\n`);
  }

  start(pid: number): void {
    this.processes.start(pid);
    this.processes.hold(pid, 0, '/dev/null');
  }

  /** @returns what was found, and how many links were read for it. */
  find(): { readonly pids: number[]; readonly links: number } {
    const before = this.processes.linksRead;
    return { pids: this.search.find(), links: this.processes.linksRead - before };
  }

  /** Looks as long as there is something to look for. @returns how often. */
  findAll(): number {
    for (let looks = 0; ; looks++) {
      if (!this.search.isStale) return looks;
      this.search.find();
    }
  }
}

describe('how often KVM is held', () => {
  it('is what the modules that stand on it say', () => {
    const rig = new Rig();
    rig.setUses(5);
    expect(countKvmUses(rig.files)).toBe(5);
  });

  it('is 0 where there is no KVM, and not known where it is built in', () => {
    const rig = new Rig();
    rig.files.remove('/sys/module/kvm/holders/kvm_amd');
    expect(countKvmUses(rig.files)).toBeUndefined();
    rig.files.remove('/sys/module/kvm');
    expect(countKvmUses(rig.files)).toBeUndefined();
    rig.files.remove('/sys/devices/virtual/misc/kvm');
    expect(countKvmUses(rig.files)).toBe(0);
  });

  it('is not known where a module does not say', () => {
    const rig = new Rig();
    rig.files.remove('/sys/module/kvm_amd');
    expect(countKvmUses(rig.files)).toBeUndefined();
  });
});

describe('looking for processes that hold a VM', () => {
  it('looks into none while nobody holds KVM', () => {
    const rig = new Rig(1000);
    expect(rig.find()).toEqual({ pids: [], links: 0 });
    expect(rig.search.isStale).toBe(false);
  });

  it('looks into the newest first, a few at a time, until it has seen all', () => {
    const rig = new Rig(1000);
    rig.processes.hold(3, 12, VM_LINK);
    rig.processes.hold(998, 12, VM_LINK);
    rig.setUses(4);
    expect(rig.find().pids).toEqual([998]);
    expect(rig.search.isStale).toBe(true);
    rig.findAll();
    expect(rig.find().pids.sort()).toEqual([3, 998]);
  });

  it('looks into none again as long as nobody new holds KVM', () => {
    const rig = new Rig(1000);
    rig.processes.hold(3, 12, VM_LINK);
    rig.setUses(2);
    rig.findAll();
    rig.start(1001);
    expect(rig.find()).toEqual({ pids: [3], links: 0 });
  });

  it('sees a process again at once that had no VM yet when it was new', () => {
    const rig = new Rig(1000);
    rig.setUses(1);
    rig.findAll();
    rig.start(1001);
    rig.setUses(2);
    rig.find();
    rig.processes.hold(1001, 12, VM_LINK);
    rig.setUses(3);
    expect(rig.find().pids).toEqual([1001]);
  });

  it('finds the VM of a process that has run for long', () => {
    const rig = new Rig(1000);
    rig.setUses(1);
    rig.findAll();
    rig.processes.hold(500, 12, VM_LINK);
    rig.setUses(2);
    expect(rig.findAll()).toBeLessThanOrEqual(6);
    expect(rig.find().pids).toEqual([500]);
  });

  it('forgets who has closed its VM, or has ended', () => {
    const rig = new Rig(10);
    rig.processes.hold(3, 12, VM_LINK);
    rig.processes.hold(4, 12, VM_LINK);
    rig.setUses(2);
    expect(rig.find().pids.sort()).toEqual([3, 4]);
    rig.processes.drop(3, 12);
    rig.processes.end(4);
    rig.setUses(1);
    rig.findAll();
    expect(rig.find().pids).toEqual([]);
    rig.setUses(0);
    expect(rig.find()).toEqual({ pids: [], links: 0 });
  });

  it('looks into some of all again and again where nobody counts', () => {
    const rig = new Rig(300);
    rig.files.remove('/sys/module');
    for (let i = 0; i < 4; i++) rig.find();
    expect(rig.search.isStale).toBe(false);
    rig.processes.hold(7, 12, VM_LINK);
    const looks = Array.from({ length: 6 }, () => rig.find());
    expect(looks.at(-1)?.pids).toEqual([7]);
    for (const { links } of looks) expect(links).toBeLessThanOrEqual(101);
  });
});
