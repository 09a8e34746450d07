/*
 * Statistics of virtual machines by the cheapest road: the descriptors of KVM's binary statistics (KVM_GET_STATS_FD), which
 * cost 3 ns a value where debugfs costs 3.6 µs, say what they mean, and are open under kernel lockdown.
 *
 *   process that runs a VM          this road                      sweep
 *   ──────────────────────          ─────────                      ─────
 *   fd 12  anon_inode:kvm-vm
 *   fd 17  …kvm-vcpu-stats:0  ──pidfd_getfd──▶  HeldDescriptor  ──▶  FoundFile, read by pread
 *
 * Only the process that made a VM can ask for its statistics (EIO from all others), but what it has asked for can be taken
 * out of it, with the rights of a debugger. QEMU 7.2 keeps none, later ones keep one for each virtual CPU. A VM without any
 * is left to debugfs.
 *
 * A descriptor of ours keeps the VM in the kernel after its owner is gone. So `find` lets go what the owner has closed, and
 * `releaseEnded`, to be called every second, what belonged to processes that have ended.
 */
import { unreadable } from '@statsfs/core/model';
import { UNITS } from '@statsfs/core/units';
import { describeKvmStat } from '../../catalog/kvm/kvm-stats.ts';
import type { StatReader } from '../../ports/stat-reader.ts';
import type { FoundFile } from '../found-file.ts';
import { withoutReadTwice } from './read-twice.ts';
import { processOfThread } from './thread-process.ts';
import { type PlacedStatistics, VmOwner } from './vm-owner.ts';
import { VmProcesses } from './vm-processes.ts';

const ENOENT = 2;
const ESRCH = 3;
const EBADF = 9;
/** Descriptors of statistics that are held at most; processes may have 20,000 files open, and files take their share. */
const MAX_HELD = 4096;

export interface KvmRoadOptions {
  /** Whether debugfs' sums over virtual CPUs are read although each of these is: the kernel clears them, and nothing else. */
  readonly keepsSums: boolean;
  /** Left out: all of this host. */
  readonly processes?: Pick<VmProcesses, 'find' | 'isStale'>;
}

export interface FoundKvm {
  readonly files: readonly FoundFile[];
  /** One sentence for each reason why statistics cannot be taken. */
  readonly warnings: readonly string[];
}

/** Owns everything that is taken out of other processes. */
export class KvmRoad implements Disposable {
  readonly #reader: StatReader;
  readonly #keepsSums: boolean;
  readonly #processes: Pick<VmProcesses, 'find' | 'isStale'>;
  readonly #owners = new Map<number, VmOwner>();
  /** Whether something was let go since the last look. */
  #hasLost = false;

  constructor(reader: StatReader, { keepsSums, processes }: KvmRoadOptions) {
    this.#reader = reader;
    this.#keepsSums = keepsSums;
    this.#processes = processes ?? new VmProcesses(reader);
  }

  /** All that is held now. */
  get statistics(): PlacedStatistics[] {
    return [...this.#owners.values()].flatMap((owner) => [...owner.statistics]);
  }

  /**
   * Looks for VMs that came or went. Not cheap: for rescans.
   * @param catalogued what the catalog finds of KVM in debugfs: handed back without what is now read by this road.
   */
  find(catalogued: readonly FoundFile[]): FoundKvm {
    this.releaseEnded();
    this.#hasLost = false;
    const found = this.#processes.find();
    const running = new Set(found.map(({ pid }) => pid));
    for (const owner of this.#owners.values()) if (!running.has(owner.pid)) this.#drop(owner);
    const refused = new Map<number, number[]>();
    for (const { pid, vms } of found) {
      const owner = this.#ownerOf(pid);
      const room = MAX_HELD - this.statistics.length;
      const result = typeof owner === 'number' ? owner : owner.look(vms, room);
      // It ended, or closed something, while we looked: the next time will tell.
      if (result < 0 && ![-ENOENT, -ESRCH, -EBADF].includes(result)) {
        refused.set(-result, [...(refused.get(-result) ?? []), pid]);
      }
    }
    const others = withoutReadTwice(catalogued, this.statistics, this.#keepsSums);
    const warnings = [...refused].map(([code, pids]) => warningOf(code, pids));
    return { files: [...others, ...this.#files()], warnings };
  }

  /**
   * Lets go at once what belonged to processes that have ended. One system call.
   * @returns whether there was any, so that files have gone.
   */
  releaseEnded(): boolean {
    if (this.#owners.size === 0) return false;
    const owners = [...this.#owners.values()];
    const ended = this.#reader.processes.ended(owners.map(({ handle }) => handle));
    for (const owner of owners) if (ended.includes(owner.handle)) this.#drop(owner);
    this.#hasLost ||= ended.length > 0;
    return ended.length > 0;
  }

  /**
   * Lets go as `releaseEnded` does. Cheap, for each sweep.
   * @returns whether the next `find` will find something else than the last.
   */
  hasNews(): boolean {
    this.releaseEnded();
    return this.#hasLost || this.#processes.isStale;
  }

  /** The VM that a thread runs, by its name in the tree; undefined where the thread's process has several, or none. */
  vmOfThread(thread: number): string | undefined {
    const pid = processOfThread(this.#reader, thread);
    const [vm, other] = this.#owners.get(pid ?? -1)?.vms ?? [];
    return other === undefined ? vm : undefined;
  }

  [Symbol.dispose](): void {
    for (const owner of this.#owners.values()) this.#drop(owner);
  }

  #ownerOf(pid: number): VmOwner | number {
    const known = this.#owners.get(pid);
    if (known !== undefined) return known;
    const handle = this.#reader.processes.open(pid);
    if (handle < 0) return handle;
    const owner = new VmOwner(this.#reader, pid, handle);
    this.#owners.set(pid, owner);
    return owner;
  }

  #drop(owner: VmOwner): void {
    this.#owners.delete(owner.pid);
    owner[Symbol.dispose]();
  }

  /** A process may have two descriptors of the same statistics: one of them is read. */
  #files(): FoundFile[] {
    const files = new Map<string, FoundFile>();
    for (const owner of this.#owners.values()) {
      for (const one of owner.statistics) {
        const at = one.place.join('/');
        if (!files.has(at)) files.set(at, statisticsFile(owner.pid, one));
      }
    }
    const guests = [...this.#owners.values()].flatMap(guestFile);
    return [...files.values(), ...guests];
  }
}

const statisticsFile = (pid: number, { number, held, place }: PlacedStatistics): FoundFile => ({
  path: `/proc/${pid}/fd/${number}`,
  root: `/proc/${pid}/fd`,
  names: [String(number)],
  filesystem: 'kvm',
  place,
  name: '',
  format: { kind: 'kvm-stats' },
  describe: describeKvmStat,
  access: 'descriptor',
  pace: 'base',
  problem: 0,
  debugfs: false,
  held,
});

/** QEMU runs one VM in a process, so its name is the VM's. */
function guestFile(owner: VmOwner): FoundFile[] {
  const [vm, other] = owner.vms;
  if (vm === undefined || other !== undefined || !owner.hasGuestName) return [];
  return [
    {
      path: `/proc/${owner.pid}/cmdline`,
      root: `/proc/${owner.pid}`,
      names: ['cmdline'],
      filesystem: 'procfs',
      place: ['kvm', vm],
      name: 'guest',
      format: { kind: 'qemu-cmdline' },
      describe: () => GUEST,
      access: 'descriptor',
      pace: 'slow',
      problem: 0,
      debugfs: false,
    },
  ];
}

const GUEST = {
  kind: 'unknown',
  unit: UNITS.none,
  description: 'Name of the guest, as QEMU was told by -name.',
  reference: 'qemu(1)',
} as const;

/** Names one process, so that the sentence stays the same while others come and go. */
function warningOf(code: number, pids: readonly number[]): string {
  const { name, reason } = unreadable(code);
  const others = pids.length > 1 ? ' and others' : '';
  return `Virtual machines of process ${Math.min(...pids)}${others} are not read by their descriptors, which cannot be taken: ${name}, ${reason}`;
}
