/** Where KVM has its statistics in debugfs. */
export const KVM_DEBUGFS = '/sys/kernel/debug/kvm';

/** A virtual machine by the name that debugfs and the tree have for it: `4711-12`. */
export interface VmName {
  /** Id of the thread that made it; mostly the process's own. */
  readonly creator: number;
  /** Number of the VM's descriptor in that process. */
  readonly descriptor: number;
}

export function parseVmName(name: string): VmName | undefined {
  const [, creator, descriptor] = /^(\d{1,10})-(\d{1,10})$/.exec(name) ?? [];
  if (creator === undefined || descriptor === undefined) return undefined;
  return { creator: Number(creator), descriptor: Number(descriptor) };
}

export const vmNameOf = ({ creator, descriptor }: VmName): string => `${creator}-${descriptor}`;

/** Of what binary statistics are, as their id block says: `kvm-4711`, or `kvm-4711/vcpu-0`. */
export interface StatisticsId {
  readonly creator: number;
  /** Undefined: of the VM as such. */
  readonly vcpu: number | undefined;
}

export function parseStatisticsId(id: string): StatisticsId | undefined {
  const [, creator, vcpu] = /^kvm-(\d{1,10})(?:\/vcpu-(\d{1,10}))?$/.exec(id) ?? [];
  if (creator === undefined) return undefined;
  return { creator: Number(creator), vcpu: vcpu === undefined ? undefined : Number(vcpu) };
}
