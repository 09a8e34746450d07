import { BLOCK } from './block/block.ts';
import type { CatalogFile } from './catalog-entry.ts';
import { CGROUP } from './cgroup/cgroup.ts';
import { CPU } from './cpu.ts';
import { FS } from './fs/fs.ts';
import { IRQ } from './irq.ts';
import { KERNEL_HEALTH } from './kernel-health.ts';
import { KVM } from './kvm/kvm.ts';
import { MEM } from './mem.ts';
import { NET } from './net/net.ts';
import { inNamespace, type NetNamespace } from './net-namespace.ts';
import { PRESSURE } from './pressure.ts';
import { PROCESS } from './process/process.ts';
import { SCHED } from './sched.ts';
import { SOFTIRQ } from './softirq.ts';
import { TRACE } from './trace.ts';

/** Every kernel file that we know. A new statistic is a line in one of these. */
export const CATALOG: readonly CatalogFile[] = [
  ...BLOCK,
  ...CGROUP,
  ...CPU,
  ...FS,
  ...IRQ,
  ...KERNEL_HEALTH,
  ...KVM,
  ...MEM,
  ...NET,
  ...PRESSURE,
  ...PROCESS,
  ...SCHED,
  ...SOFTIRQ,
  ...TRACE,
];

/** The same, and what is in other network namespaces. */
export const catalogFor = (namespaces: readonly NetNamespace[]): readonly CatalogFile[] =>
  namespaces.length === 0
    ? CATALOG
    : [...CATALOG, ...namespaces.flatMap((namespace) => inNamespace(CATALOG, namespace))];
