import { readGuestName } from '@statsfs/core/format';
import type { StatReader } from '../../ports/stat-reader.ts';
import { type HeldStatistics, takeStatistics } from './held-statistics.ts';
import { type KvmLink, KvmLinks } from './kvm-links.ts';
import { type PlaceFacts, placeOfStatistics } from './place-statistics.ts';
import { readSmallFile } from './small-file.ts';
import { type VmName, vmNameOf } from './vm-name.ts';

const EMFILE = 24;

/** Statistics with the place in the tree that they got when they were first seen, and keep. */
export interface PlacedStatistics extends HeldStatistics {
  readonly place: readonly string[];
}

/**
 * One process that runs virtual machines, and those of its descriptors that we hold as well. What we hold keeps a VM in the
 * kernel when its owner has closed it, so each look makes sure that the owner has it still.
 */
export class VmOwner implements Disposable {
  readonly pid: number;
  /** A pidfd. */
  readonly handle: number;
  readonly #reader: StatReader;
  readonly #links: KvmLinks;
  readonly #statistics = new Map<number, PlacedStatistics>();
  #vms: readonly string[] = [];
  #hasGuestName: boolean | undefined;

  constructor(reader: StatReader, pid: number, handle: number) {
    this.pid = pid;
    this.handle = handle;
    this.#reader = reader;
    this.#links = new KvmLinks(reader, pid);
  }

  get statistics(): Iterable<PlacedStatistics> {
    return this.#statistics.values();
  }

  /** Its VMs, as far as they are known, by name. */
  get vms(): readonly string[] {
    return this.#vms;
  }

  /** Whether it is a QEMU whose guest has a name. */
  get hasGuestName(): boolean {
    this.#hasGuestName ??= this.#readGuestName() !== undefined;
    return this.#hasGuestName;
  }

  /**
   * Lets go what it has no more and takes what is new.
   * @param room how many descriptors may be taken.
   * @returns 0, or −errno, or a negative code of core's `unreadable`, of what could not be done; others may have been taken.
   */
  look(vms: readonly VmName[], room: number): number {
    const links = this.#links.look();
    this.#vms = vms.map(vmNameOf);
    if (typeof links === 'number') {
      this.releaseAll();
      return links;
    }
    for (const one of this.#statistics.values()) if (!this.#isStill(one, links)) this.#release(one);
    const vmDescriptors = numbersOf(links, 'vm');
    if (vms.length === 0) this.#vms = vmDescriptors.map((number) => this.#vmName(number));
    return this.#takeNew(
      numbersOf(links, 'statistics'),
      { pid: this.pid, vms, vmDescriptors },
      room,
    );
  }

  #takeNew(numbers: readonly number[], facts: PlaceFacts, room: number): number {
    let left = room;
    let problem = 0;
    for (const number of numbers) {
      if (this.#statistics.has(number)) continue;
      if (left === 0) return -EMFILE;
      const taken = takeStatistics(this.#reader, this.handle, number);
      if (typeof taken === 'number') {
        problem = taken;
        continue;
      }
      const place = placeOfStatistics(taken.id, number, facts);
      this.#statistics.set(number, { ...taken, place });
      left--;
    }
    return problem;
  }

  releaseAll(): void {
    for (const one of this.#statistics.values()) this.#release(one);
  }

  [Symbol.dispose](): void {
    this.releaseAll();
    this.#reader.close(this.handle);
  }

  /** Where the kernel cannot compare descriptors, a link of the right kind has to do. */
  #isStill({ number, held }: HeldStatistics, links: ReadonlyMap<number, KvmLink>): boolean {
    if (links.get(number) !== 'statistics') return false;
    return this.#reader.processes.isSame(this.pid, number, held.descriptor) !== false;
  }

  #release(one: PlacedStatistics): void {
    one.held.release();
    this.#statistics.delete(one.number);
  }

  #vmName(descriptor: number): string {
    return vmNameOf({ creator: this.pid, descriptor });
  }

  #readGuestName(): string | undefined {
    const bytes = readSmallFile(this.#reader, `/proc/${this.pid}`, 'cmdline');
    return typeof bytes === 'number' ? undefined : readGuestName(bytes, 0, bytes.length);
  }
}

/** Ascending. */
const numbersOf = (links: ReadonlyMap<number, KvmLink>, wanted: KvmLink): number[] =>
  [...links].flatMap(([number, link]) => (link === wanted ? [number] : [])).sort((a, b) => a - b);
