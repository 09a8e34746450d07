import type { StatReader } from '../../ports/stat-reader.ts';
import { ProcessSearch } from './process-search.ts';
import { listNames } from './small-file.ts';
import { processOfThread } from './thread-process.ts';
import { KVM_DEBUGFS, parseVmName, type VmName } from './vm-name.ts';

/** A process that runs virtual machines. */
export interface VmProcess {
  readonly pid: number;
  /** Its VMs, as debugfs names them; none where debugfs does not show them. */
  readonly vms: readonly VmName[];
}

/**
 * Finds the processes that run virtual machines: by the names of KVM's directories in debugfs, or, where that is not
 * mounted or closed, by the descriptors that processes hold.
 */
export class VmProcesses {
  readonly #reader: StatReader;
  readonly #search: ProcessSearch;
  #isSearched = false;

  constructor(reader: StatReader) {
    this.#reader = reader;
    this.#search = new ProcessSearch(reader);
  }

  /** Whether VMs came or went of which debugfs does not tell. Cheap, for every second. */
  get isStale(): boolean {
    return this.#isSearched && this.#search.isStale;
  }

  find(): readonly VmProcess[] {
    const names = listNames(this.#reader, KVM_DEBUGFS);
    this.#isSearched = typeof names === 'number';
    if (typeof names === 'number') return this.#search.find().map((pid) => ({ pid, vms: [] }));
    return this.#byCreator(names);
  }

  /** Those whose creator has ended, or is in a container that we do not see, are left out. */
  #byCreator(names: readonly string[]): VmProcess[] {
    const processes = new Map<number, VmName[]>();
    const known = new Map<number, number | undefined>();
    for (const name of names) {
      const vm = parseVmName(name);
      if (vm === undefined) continue;
      const { creator } = vm;
      // Some VMMs make their VM in a thread of its own.
      if (!known.has(creator)) known.set(creator, processOfThread(this.#reader, creator));
      const pid = known.get(creator);
      if (pid === undefined) continue;
      const vms = processes.get(pid);
      if (vms === undefined) processes.set(pid, [vm]);
      else vms.push(vm);
    }
    return [...processes].map(([pid, vms]) => ({ pid, vms }));
  }
}
