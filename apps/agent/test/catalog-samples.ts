import { BLOCK_FS_NET_SAMPLES } from './block-fs-net-samples.ts';
import { CGROUP_KVM_SAMPLES } from './cgroup-kvm-samples.ts';
import { CPU_MEMORY_SAMPLES } from './cpu-memory-samples.ts';

/*
 * What kernels print in files that the host of the corpus has not, from the document or the source that is named, by the
 * pattern of the catalog's entry.
 */
export const CATALOG_SAMPLES: Readonly<Record<string, string>> = {
  ...BLOCK_FS_NET_SAMPLES,
  ...CGROUP_KVM_SAMPLES,
  ...CPU_MEMORY_SAMPLES,
  // Documentation/accounting/psi.rst; the interrupts' file has no `some`.
  '/proc/pressure/irq': 'full avg10=0.00 avg60=0.00 avg300=0.00 total=0\n',
};
