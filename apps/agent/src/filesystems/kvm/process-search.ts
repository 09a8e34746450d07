import type { StatReader } from '../../ports/stat-reader.ts';
import { KvmLinks } from './kvm-links.ts';
import { countKvmUses } from './kvm-uses.ts';
import { listNames } from './small-file.ts';

/**
 * Processes that are looked into at one time: some 50 µs each, and listing 2,000 processes takes 10 ms besides. Where the
 * kernel does not say whether KVM is held by anybody new, those that had no VM are looked into again and again.
 */
const LOOKS = 200;
const LOOKS_WITHOUT_COUNT = 100;

/**
 * Finds processes that hold a VM by their descriptors, for where debugfs does not say which do. Thousands of processes
 * are not looked into each time: while nobody new holds KVM nothing is looked into at all, and else a few hundred at a
 * time, the newest first, then those whose last look is the longest ago.
 */
export class ProcessSearch {
  readonly #reader: StatReader;
  /** Processes that were looked into, the longest ago first; whether they had a VM. */
  readonly #looked = new Map<number, boolean>();
  /** Those that came with the last look: they may have been seen before they opened what makes VMs. */
  #young: readonly number[] = [];
  #uses: number | undefined = 0;
  /** Processes that are still to be looked into since somebody new held KVM. */
  #left = 0;

  constructor(reader: StatReader) {
    this.#reader = reader;
  }

  /** Whether `find` would find out more than it did. Cheap, for every second. */
  get isStale(): boolean {
    return this.#left > 0 || countKvmUses(this.#reader) !== this.#uses;
  }

  /** @returns ids, as far as they are known by now. */
  find(): number[] {
    const uses = countKvmUses(this.#reader);
    const hasChanged = uses !== this.#uses;
    this.#uses = uses;
    if (uses === 0) {
      this.#forgetAll();
      return [];
    }
    if (hasChanged || this.#left > 0 || uses === undefined) this.#lookAround(hasChanged);
    return [...this.#looked].filter(([, hasVm]) => hasVm).map(([pid]) => pid);
  }

  #lookAround(isAnew: boolean): void {
    const pids = listProcesses(this.#reader);
    const running = new Set(pids);
    for (const pid of this.#looked.keys()) if (!running.has(pid)) this.#looked.delete(pid);
    if (isAnew) this.#left = pids.length;
    const unknown = pids.filter((pid) => !this.#looked.has(pid)).sort((a, b) => b - a);
    const young = this.#young.filter((pid) => running.has(pid));
    const due = new Set([...unknown, ...young, ...this.#looked.keys()]);
    const most = this.#uses === undefined ? LOOKS_WITHOUT_COUNT : LOOKS;
    const looked = [...due].slice(0, most);
    for (const pid of looked) this.#look(pid);
    this.#young = unknown.slice(0, most);
    this.#left = this.#uses === undefined ? 0 : Math.max(0, this.#left - looked.length);
  }

  #look(pid: number): void {
    const links = new KvmLinks(this.#reader, pid).look();
    // To the end: the map's order is that in which they come up again.
    this.#looked.delete(pid);
    this.#looked.set(pid, typeof links !== 'number' && [...links.values()].includes('vm'));
  }

  #forgetAll(): void {
    this.#looked.clear();
    this.#young = [];
    this.#left = 0;
  }
}

function listProcesses(reader: StatReader): number[] {
  const names = listNames(reader, '/proc');
  if (typeof names === 'number') return [];
  return names.filter((name) => /^\d+$/.test(name)).map(Number);
}
