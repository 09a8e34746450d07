import type { StatReader } from '../../ports/stat-reader.ts';
import { listNames } from './small-file.ts';

/** What a descriptor of a process is to KVM. */
export type KvmLink = 'vm' | 'statistics';

/** Names of anonymous inodes, from virt/kvm/kvm_main.c. No file can have such a link: those of files begin with a slash. */
const VM = 'anon_inode:kvm-vm';
const STATISTICS = /^anon_inode:kvm-(?:vm-stats|vcpu-stats:\d+)$/;

/** Looks at which all links are read again, for a number may be another file's meanwhile: once a minute or more rarely. */
const THOROUGH_LOOKS = 12;

/**
 * Those descriptors of one process that are KVM's, by number. Reading a link costs some 2 µs and a process that runs a VM
 * may have hundreds, so most looks read the links of numbers that are new, and of those that were KVM's.
 */
export class KvmLinks {
  readonly #reader: StatReader;
  readonly #pid: number;
  #known = new Map<number, KvmLink | undefined>();
  #looksLeft = 0;

  constructor(reader: StatReader, pid: number) {
    this.#reader = reader;
    this.#pid = pid;
  }

  /** @returns −errno when the process cannot be looked into: −EACCES without the rights of a debugger, −ENOENT when it has ended. */
  look(): ReadonlyMap<number, KvmLink> | number {
    const names = listNames(this.#reader, `/proc/${this.#pid}/fd`);
    if (typeof names === 'number') return names;
    const isThorough = this.#looksLeft === 0;
    this.#looksLeft = isThorough ? THOROUGH_LOOKS : this.#looksLeft - 1;
    const links = new Map<number, KvmLink | undefined>();
    for (const name of names) {
      const descriptor = Number(name);
      const isKnown = this.#known.has(descriptor) && this.#known.get(descriptor) === undefined;
      links.set(descriptor, isKnown && !isThorough ? undefined : this.#kindOf(descriptor));
    }
    this.#known = links;
    return new Map([...links].filter(isKvms));
  }

  #kindOf(descriptor: number): KvmLink | undefined {
    const link = this.#reader.processes.linkOf(this.#pid, descriptor);
    if (link === VM) return 'vm';
    return typeof link === 'string' && STATISTICS.test(link) ? 'statistics' : undefined;
  }
}

const isKvms = (entry: [number, KvmLink | undefined]): entry is [number, KvmLink] =>
  entry[1] !== undefined;
