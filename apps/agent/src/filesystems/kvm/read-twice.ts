import type { FoundFile } from '../found-file.ts';
import { KVM_DEBUGFS } from './vm-name.ts';
import type { PlacedStatistics } from './vm-owner.ts';

/** What of a VM is read through descriptors. */
interface ReadVm {
  readonly names: Set<string>;
  /** Names of what is kept for each virtual CPU. */
  readonly vcpuNames: Set<string>;
  readonly vcpus: Set<number>;
}

/**
 * Files without those of debugfs whose figures are read through descriptors already. In debugfs a VM's folder has sums
 * over its virtual CPUs: they are left out where each of these is read by itself, unless sums are kept, for they are what
 * can be cleared.
 */
export function withoutReadTwice(
  files: readonly FoundFile[],
  statistics: readonly PlacedStatistics[],
  keepsSums: boolean,
): readonly FoundFile[] {
  const vms = readVms(statistics);
  if (vms.size === 0) return files;
  const places = files.map(({ path }) => placeInDebugfs(path));
  const vcpus = new Map<string, Set<number>>();
  for (const place of places) {
    if (place?.vcpu === undefined) continue;
    const known = vcpus.get(place.vm) ?? new Set();
    vcpus.set(place.vm, known.add(place.vcpu));
  }
  return files.filter((_, i) => {
    const place = places[i];
    const read = place === undefined ? undefined : vms.get(place.vm);
    if (place === undefined || read === undefined) return true;
    const { vm, vcpu, name } = place;
    if (vcpu !== undefined) return !(read.vcpus.has(vcpu) && read.vcpuNames.has(name));
    if (read.names.has(name)) return false;
    const isSum = read.vcpuNames.has(name);
    const isComplete = [...(vcpus.get(vm) ?? [])].every((id) => read.vcpus.has(id));
    return keepsSums || !isSum || !isComplete;
  });
}

interface DebugfsPlace {
  readonly vm: string;
  readonly vcpu: number | undefined;
  readonly name: string;
}

const IN_DEBUGFS = new RegExp(`^${KVM_DEBUGFS}/(\\d+-\\d+)/(?:vcpu(\\d+)/)?([^/]+)$`);

function placeInDebugfs(path: string): DebugfsPlace | undefined {
  const [, vm, vcpu, name] = IN_DEBUGFS.exec(path) ?? [];
  if (vm === undefined || name === undefined) return undefined;
  return { vm, vcpu: vcpu === undefined ? undefined : Number(vcpu), name };
}

/** By the name that debugfs has for them. */
function readVms(statistics: readonly PlacedStatistics[]): Map<string, ReadVm> {
  const vms = new Map<string, ReadVm>();
  for (const { place, id, names } of statistics) {
    const name = place[1] ?? '';
    const vm = vms.get(name) ?? { names: new Set(), vcpuNames: new Set(), vcpus: new Set() };
    vms.set(name, vm);
    if (id.vcpu !== undefined) vm.vcpus.add(id.vcpu);
    const known = id.vcpu === undefined ? vm.names : vm.vcpuNames;
    for (const one of names) known.add(one);
  }
  return vms;
}
