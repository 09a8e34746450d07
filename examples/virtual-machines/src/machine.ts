import type { Random } from './random.ts';
import { Vcpu } from './vcpu.ts';

const GIB = 2 ** 30;
const PAGE = 4096;

/** A virtual machine: some vCPUs, two disks, and memory that a balloon takes and gives back. */
export class Machine {
  readonly vcpus: readonly Vcpu[];
  readonly guest: string;
  memory_bytes: number;
  remote_tlb_flush = 0;
  mmu_cache_miss = 0;
  /** Bytes by device. */
  readonly disks = new Map<string, number>([
    ['vda', 0],
    ['vdb', 0],
  ]);
  readonly #random: Random;
  readonly #mostBytes: number;

  constructor(guest: string, vcpus: number, random: Random) {
    this.guest = guest;
    this.#random = random;
    this.vcpus = Array.from({ length: vcpus }, () => new Vcpu(random));
    this.#mostBytes = vcpus * 2 * GIB;
    this.memory_bytes = this.#mostBytes / 2;
  }

  run(seconds: number): void {
    const random = this.#random;
    for (const vcpu of this.vcpus) {
      const disk = random.chance(0.8) ? 'vda' : 'vdb';
      this.disks.set(disk, (this.disks.get(disk) ?? 0) + vcpu.run(seconds));
    }
    const drift = Math.floor(random.between(-1, 1) * 4096) * PAGE;
    const least = this.#mostBytes / 4;
    this.memory_bytes = Math.min(this.#mostBytes, Math.max(least, this.memory_bytes + drift));
    this.remote_tlb_flush += random.events(this.vcpus.length * 40 * seconds);
    this.mmu_cache_miss += random.events(this.vcpus.length * 9 * seconds);
  }
}
