import type { HostProbe } from '../../ports/host-probe.ts';
import type { KvmFacts, KvmRoads } from '../facts.ts';
import { fieldsOf, foundIn } from './look.ts';

/** That of KVM itself and those that run guests, one of which it needs on x86. */
const MODULES = ['kvm', 'kvm_intel', 'kvm_amd', 'kvm_pvm'];

/**
 * What KVM needs, and what it shows of itself.
 * @param compareRoads takes milliseconds: done where there is something to compare.
 */
export async function gatherKvm(
  probe: HostProbe,
  compareRoads: (() => KvmRoads) | undefined,
): Promise<KvmFacts> {
  const [device, debugfs, ptraceScope, cpuinfo, ...modules] = await Promise.all([
    probe.modeOf('/dev/kvm'),
    probe.list('/sys/kernel/debug/kvm'),
    probe.readText('/proc/sys/kernel/yama/ptrace_scope'),
    probe.readText('/proc/cpuinfo'),
    ...MODULES.map((name) => probe.modeOf(`/sys/module/${name}`)),
  ]);
  const flags = fieldsOf(foundIn(cpuinfo) ?? '').get('flags');
  return {
    device,
    debugfs,
    ptraceScope,
    roads: debugfs.kind === 'found' ? compareRoads?.() : undefined,
    modules: MODULES.filter((_, at) => modules[at]?.kind === 'found'),
    cpuFlags:
      flags === undefined
        ? undefined
        : new Set(flags.split(/\s+/).filter((flag) => flag === 'vmx' || flag === 'svm')),
  };
}
