import { CLEAR_BY_ZERO, NO_CLEAR } from '@statsfs/core/model';
import { countOf, UNITS } from '@statsfs/core/units';
import type { CatalogFile, ValueMeta } from '../catalog-entry.ts';
import { describeEach, documentedIn, floating } from '../value-template.ts';
import { describeKvmStat, kvmStatNames } from './kvm-stats.ts';

/** Where the files come from that no document describes. */
const REFERENCE = 'virt/kvm/kvm_main.c';

/**
 * A statistic as debugfs prints it: one number, in the root over all virtual machines that are there, in the folder of one
 * over all its vCPUs. What adds up is no more a yes or no, but how many say yes. Of a histogram only the first bucket is
 * added up, and only that is cleared. A file that can be written is cleared by 0.
 */
function inDebugfs(name: string): ValueMeta {
  const meta = describeKvmStat(name);
  if (meta.kind === 'histogram') {
    const shown = `${meta.description.split(',')[0]}, for less than 1 ns: all that debugfs has of them.`;
    return {
      ...meta,
      kind: 'cumulative',
      unit: countOf('times'),
      description: shown,
      clear: CLEAR_BY_ZERO,
    };
  }
  const unit = meta.unit === UNITS.boolean ? countOf('vCPUs') : meta.unit;
  return { ...meta, unit, clear: meta.kind === 'floating' ? NO_CLEAR : CLEAR_BY_ZERO };
}

const SUMS = Object.fromEntries(kvmStatNames().map((name) => [name, inDebugfs(name)]));

/** Files of a vCPU's own folder, which only x86 has more of than `pid`. */
const VCPU_FILES = {
  ...describeEach(documentedIn('arch/x86/kvm/debugfs.c', floating(UNITS.cycles)), {
    'tsc-offset': "What is added to the host's time stamp counter to make that of the guest.",
  }),
  ...describeEach(documentedIn('arch/x86/kvm/debugfs.c', floating(UNITS.nanoseconds)), {
    lapic_timer_advance_ns: 'How much earlier than asked for the timer of the local APIC is set.',
  }),
  ...describeEach(documentedIn('arch/x86/kvm/debugfs.c', floating(UNITS.none)), {
    'tsc-scaling-ratio': "What the host's time stamp counter is multiplied by, in fixed point.",
    'tsc-scaling-ratio-frac-bits': 'Bits behind the point of the scaling ratio.',
  }),
  ...describeEach(floating(UNITS.none), { pid: 'Thread that runs the vCPU.' }),
  guest_mode: describeKvmStat('guest_mode'),
};

/** Mappings of guest pages by how many one page has; the kernel sorts by the lowest bit of that number alone (ffs). */
const RMAPS = describeEach(
  documentedIn('arch/x86/kvm/debugfs.c', { kind: 'histogram', unit: countOf('mappings') }),
  {
    'Level=4K': 'Pages of 4 KiB by how many shadow entries map each.',
    'Level=2M': 'Pages of 2 MiB by how many shadow entries map each.',
    'Level=1G': 'Pages of 1 GiB by how many shadow entries map each.',
  },
);

/** A kept descriptor would keep the virtual machine from going away. */
const COMMON = { filesystem: 'debugfs', reference: REFERENCE, access: 'reopen' } as const;

/** KVM's statistics in debugfs. Locked-down kernels refuse those that can be cleared. */
export const KVM: readonly CatalogFile[] = [
  {
    ...COMMON,
    file: '/sys/kernel/debug/kvm/*',
    at: 'kvm/*',
    format: { kind: 'scalar' },
    values: SUMS,
    // Each read holds the lock that virtual machines are made and ended under.
    pace: 'asked',
  },
  {
    ...COMMON,
    file: '/sys/kernel/debug/kvm/#-#/mmu_rmaps_stat',
    at: 'kvm/#-#/mmu_rmaps_stat',
    format: { kind: 'bucket-rows' },
    values: RMAPS,
    // Each read looks at every page of the guest while it may not fault.
    pace: 'asked',
  },
  {
    ...COMMON,
    file: '/sys/kernel/debug/kvm/#-#/*',
    at: 'kvm/#-#/*',
    format: { kind: 'scalar' },
    values: SUMS,
    pace: 'slow',
  },
  {
    ...COMMON,
    file: '/sys/kernel/debug/kvm/#-#/vcpu#/*',
    at: 'kvm/#-#/vcpu#/*',
    format: { kind: 'scalar' },
    values: VCPU_FILES,
    pace: 'asked',
  },
];
