import { UNITS } from '@statsfs/core/units';
import type { ValueMeta } from '../catalog-entry.ts';
import { ARM64_STATS, RISCV_STATS } from './arm64-riscv-stats.ts';
import { GENERIC_VCPU_STATS, GENERIC_VM_STATS } from './generic-stats.ts';
import { LOONGARCH_STATS } from './loongarch-stats.ts';
import { OLDER_NAMES } from './older-names.ts';
import { POWERPC_STATS } from './powerpc-stats.ts';
import { S390_STATS } from './s390-stats.ts';
import { X86_VCPU_STATS } from './x86-vcpu-stats.ts';
import { X86_VM_STATS } from './x86-vm-stats.ts';

/**
 * Statistics of virtual machines and vCPUs by name, as the kernel's descriptors declare them (`kvm_vm_stats_desc`,
 * `kvm_vcpu_stats_desc`). A name means the same on every architecture that has it. None says how it is cleared: that is a
 * matter of the file it is read from.
 */
const STATS: ReadonlyMap<string, ValueMeta> = new Map(
  Object.entries({
    ...ARM64_STATS,
    ...RISCV_STATS,
    ...LOONGARCH_STATS,
    ...POWERPC_STATS,
    ...S390_STATS,
    ...X86_VM_STATS,
    ...X86_VCPU_STATS,
    ...GENERIC_VM_STATS,
    ...GENERIC_VCPU_STATS,
  }),
);

const UNKNOWN: ValueMeta = { kind: 'unknown', unit: UNITS.none, description: '' };

/** What is known about a statistic of one virtual machine or one vCPU; today's name, or that of before Linux 5.14. */
export const describeKvmStat = (name: string): ValueMeta =>
  STATS.get(name) ?? STATS.get(olderNameOf(name)) ?? UNKNOWN;

/** Every name that `describeKvmStat` knows. */
export const kvmStatNames = (): readonly string[] => [...STATS.keys(), ...Object.keys(OLDER_NAMES)];

const olderNameOf = (name: string): string =>
  Object.hasOwn(OLDER_NAMES, name) ? (OLDER_NAMES[name] ?? '') : '';
