import type { StatReader } from '../../ports/stat-reader.ts';
import { listNames, readSmallFile } from './small-file.ts';

/** There whenever KVM is, whoever may open /dev/kvm. */
const DEVICES = '/sys/devices/virtual/misc';
const DEVICE = 'kvm';
/** Modules that stand on KVM: the one that runs guests, `kvm_amd` for instance. */
const HOLDERS = '/sys/module/kvm/holders';

const decoder = new TextDecoder();

/**
 * How often KVM is held: each open /dev/kvm, VM and virtual CPU has a reference to the module that runs guests
 * (kvm_init in virt/kvm/kvm_main.c), so that a VM that comes or goes changes it. Three small files.
 * @returns 0 where there is no KVM, undefined where it is built in, so that nobody counts.
 */
export function countKvmUses(reader: StatReader): number | undefined {
  const devices = listNames(reader, DEVICES);
  if (typeof devices === 'number' || !devices.includes(DEVICE)) return 0;
  const holders = listNames(reader, HOLDERS);
  if (typeof holders === 'number' || holders.length === 0) return undefined;
  const counts = holders.map((module) => readCount(reader, module));
  return counts.some(Number.isNaN) ? undefined : counts.reduce((sum, count) => sum + count, 0);
}

function readCount(reader: StatReader, module: string): number {
  const bytes = readSmallFile(reader, `/sys/module/${module}`, 'refcnt');
  return typeof bytes === 'number' ? Number.NaN : Number.parseInt(decoder.decode(bytes), 10);
}
