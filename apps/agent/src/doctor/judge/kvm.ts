import { unreadable } from '@statsfs/core/model';
import type { HostFacts, KvmDifference, KvmRoads } from '../facts.ts';
import { type Finding, type Mend, NO_MEND } from '../finding.ts';
import { lockdownMode } from '../lockdown-mode.ts';
import { AS_ROOT, commandOfRoot, deviceOf, hasCapability } from './access.ts';
import { builtOf, CONFIG_UNKNOWN, notSet } from './option.ts';
import { counted, countWords, listed } from './words.ts';

const ENOENT = 2;
const EACCES = 13;
/** Linux that brought KVM_GET_STATS_FD, and with it binary statistics. */
const BINARY_SINCE = [5, 14] as const;

const about = (what: string) =>
  ({ what, group: 'features', items: [], subsystems: ['kvm'] }) as const satisfies Partial<Finding>;

/** Whether there is KVM, and the two roads to what it counts. */
export function judgeKvm(facts: HostFacts): Finding[] {
  const { roads } = facts.features.kvm;
  return [
    judgeDevice(facts),
    judgeDebugfsRoad(facts),
    judgeBinaryRoad(facts),
    ...(roads === undefined ? [] : judgeAgreement(roads)),
  ];
}

function judgeDevice(facts: HostFacts): Finding {
  const base = about('/dev/kvm');
  const { device, modules } = facts.features.kvm;
  if (device.kind === 'found') {
    const by = modules.length === 0 ? '' : `, by ${listed(modules)}`;
    return { ...base, state: 'ok', detail: `KVM is there${by}.`, mend: NO_MEND };
  }
  if (device.errno !== ENOENT) {
    const detail = `Not known: /dev cannot be looked into, ${unreadable(device.errno).reason}.`;
    return { ...base, state: 'unknown', detail, mend: NO_MEND };
  }
  const { detail, mend } = whyNoKvm(facts);
  return { ...base, state: 'missing', detail: `There is none: ${detail}.`, mend };
}

const VENDORS = [
  { flag: 'vmx', option: 'KVM_INTEL', module: 'kvm_intel' },
  { flag: 'svm', option: 'KVM_AMD', module: 'kvm_amd' },
] as const;

/** Why a host has no /dev/kvm, and what brings it. */
function whyNoKvm(facts: HostFacts): { readonly detail: string; readonly mend: Mend } {
  const { kernel, features } = facts;
  const { modules, cpuFlags } = features.kvm;
  if (builtOf(kernel, 'KVM') === 'not') return { detail: notSet(kernel, 'KVM'), mend: NO_MEND };
  const running = modules.filter((name) => name !== 'kvm');
  const vendor = VENDORS.find(({ flag }) => cpuFlags?.has(flag) === true);
  if (vendor === undefined) {
    const flags =
      cpuFlags === undefined
        ? 'whether the CPU could is not known'
        : 'the CPU offers neither vmx nor svm (in a virtual machine, its host must offer nested virtualization)';
    const built = running.length === 0 ? '' : `${listed(running)} is there, and `;
    return { detail: `${built}${flags}`, mend: NO_MEND };
  }
  const { flag, option, module } = vendor;
  if (running.includes(module)) {
    const mend = deviceOf(facts, '/dev/kvm');
    return { detail: `${module} is loaded, and /dev/kvm is not shown here`, mend };
  }
  switch (builtOf(kernel, option)) {
    case 'not':
      return { detail: notSet(kernel, option), mend: NO_MEND };
    case 'in':
      return {
        detail: `${module} is built in and did not start: ${flag} may be off in the firmware`,
        mend: NO_MEND,
      };
    case 'module':
      return {
        detail: `the module ${module} is not loaded`,
        mend: commandOfRoot(facts, `modprobe ${module}`),
      };
    case 'unknown':
      return {
        detail: `the CPU has ${flag}, and ${module} is not loaded; ${CONFIG_UNKNOWN}`,
        mend: commandOfRoot(facts, `modprobe ${module}`),
      };
  }
}

/** Directories of virtual machines: `4711-12`. */
const MACHINE = /^\d+-\d+$/;

function judgeDebugfsRoad(facts: HostFacts): Finding {
  const base = about('KVM in debugfs');
  const { debugfs, device } = facts.features.kvm;
  if (debugfs.kind === 'found') {
    const machines = debugfs.value.filter((name) => MACHINE.test(name)).length;
    const there = `At /sys/kernel/debug/kvm, ${counted(machines, 'virtual machine')}`;
    const mode = lockdownMode(facts.filesystems.lockdown);
    if (mode === undefined || mode === 'none') {
      return { ...base, state: 'ok', detail: `${there}.`, mend: NO_MEND };
    }
    const detail = `${there}; kernel lockdown refuses every counter (mode 0644), and leaves the levels (0444).`;
    return { ...base, state: 'partly', detail, mend: NO_MEND };
  }
  if (debugfs.errno === EACCES) {
    const detail = 'Closed to this process, as is all of debugfs.';
    const mend = facts.process.uid === 0 ? NO_MEND : AS_ROOT;
    return { ...base, state: 'unknown', detail, mend };
  }
  if (facts.filesystems.debugfs.kind === 'failed') {
    const detail = 'debugfs is not there: see debugfs.';
    return { ...base, state: 'missing', detail, mend: NO_MEND };
  }
  const detail =
    device.kind === 'found'
      ? 'Not in debugfs, although there is KVM.'
      : 'Not in debugfs, as there is no KVM.';
  return { ...base, state: 'missing', detail, mend: NO_MEND };
}

/**
 * The descriptors are made by the process that runs the virtual machine and by no other (EIO); those that it has made can
 * be fetched from it with pidfd_getfd(2), for which the kernel asks for the right to trace it.
 */
function judgeBinaryRoad(facts: HostFacts): Finding {
  const base = about('KVM binary statistics');
  const { process, kernel, features } = facts;
  const missing = (detail: string, mend: Mend = NO_MEND): Finding => ({
    ...base,
    state: 'missing',
    detail,
    mend,
  });
  const read = facts.census?.filesystems.get('kvm');
  if (read !== undefined) {
    const detail = `Fetched from virtual machine monitors: ${countWords(read)}.`;
    return { ...base, state: 'ok', detail, mend: NO_MEND };
  }
  if (features.kvm.device.kind === 'failed') return missing('There is no KVM: see /dev/kvm.');
  if (!isSince(kernel.release)) return missing('They came with Linux 5.14; this kernel is older.');
  if (process.reader !== 'koffi') {
    const mend: Mend = { kind: 'command', text: 'npm install koffi' };
    return missing('Fetching a descriptor takes system calls that plain Node does not have.', mend);
  }
  const scope =
    features.kvm.ptraceScope.kind === 'found' ? Number(features.kvm.ptraceScope.value) : 0;
  if (scope >= 3) return missing('kernel.yama.ptrace_scope is 3: nobody may trace, until reboot.');
  if (hasCapability(facts, 'CAP_SYS_PTRACE') === true) {
    const detail = 'Descriptors that a virtual machine monitor holds can be fetched from it.';
    return { ...base, state: 'ok', detail, mend: NO_MEND };
  }
  const mend = process.uid === 0 ? NO_MEND : AS_ROOT;
  if (scope > 0) {
    const detail = `CAP_SYS_PTRACE is missing, and kernel.yama.ptrace_scope is ${scope}.`;
    return missing(detail, mend);
  }
  const detail = `Without CAP_SYS_PTRACE, only from monitors that run as uid ${process.uid}.`;
  return { ...base, state: 'partly', detail, mend };
}

/** @returns nothing where no virtual machine is seen by both roads. */
function judgeAgreement({ compared, moving, unreadable: refused, differing }: KvmRoads): Finding[] {
  if (compared === 0 && refused === 0) return [];
  const base = { ...about("KVM's two roads"), mend: NO_MEND };
  const left = [
    ...(moving === 0 ? [] : [`${moving} moved meanwhile`]),
    ...(refused === 0 ? [] : [`${refused} cannot be read in debugfs`]),
  ];
  const besides = left.length === 0 ? '' : `; ${left.join(', ')}`;
  if (compared === 0) return [{ ...base, state: 'unknown', detail: `Not compared${besides}.` }];
  const items = differing.map(differenceText);
  const differ = `${differing.length} of ${counted(compared, 'statistic')}`;
  return differing.length === 0
    ? [{ ...base, state: 'ok', detail: `Agree on ${counted(compared, 'statistic')}${besides}.` }]
    : [{ ...base, items, state: 'partly', detail: `Disagree on ${differ}${besides}.` }];
}

function differenceText({ path, before, after, told }: KvmDifference): string {
  const inDebugfs = before === after ? `${before}` : `${before} and then ${after}`;
  return `${path}: ${inDebugfs}, by descriptors ${told}`;
}

function isSince(release: string): boolean {
  const [major = 0, minor = 0] = release.split('.').map((part) => Number.parseInt(part, 10));
  return major > BINARY_SINCE[0] || (major === BINARY_SINCE[0] && minor >= BINARY_SINCE[1]);
}
