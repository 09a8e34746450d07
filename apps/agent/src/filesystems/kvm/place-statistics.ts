import type { StatisticsId, VmName } from './vm-name.ts';
import { vmNameOf } from './vm-name.ts';

/** What is known of a process when statistics are first seen in it. */
export interface PlaceFacts {
  readonly pid: number;
  /** As debugfs has them; none where it does not show them. */
  readonly vms: readonly VmName[];
  /** Numbers of its descriptors that are VMs. */
  readonly vmDescriptors: readonly number[];
}

/**
 * Names of the source that statistics go to: `kvm`, the VM as debugfs calls it, and `vcpu0`.
 *
 * The statistics say which thread made their VM and not which VM it is, and the numbers of descriptors tell nothing about
 * the order in which they were made. So where one thread has made several, nobody can tell, and the statistics stand
 * under the number of their own descriptor, as `4711-stats17`.
 */
export function placeOfStatistics(
  id: StatisticsId,
  number: number,
  { pid, vms, vmDescriptors }: PlaceFacts,
): string[] {
  const named = vms.filter(({ creator }) => creator === id.creator).map(vmNameOf);
  const held = vmDescriptors.map((descriptor) => vmNameOf({ creator: id.creator, descriptor }));
  const [vm, other] = vms.length > 0 ? named : held;
  const name = vm === undefined || other !== undefined ? `${pid}-stats${number}` : vm;
  return id.vcpu === undefined ? ['kvm', name] : ['kvm', name, `vcpu${id.vcpu}`];
}
