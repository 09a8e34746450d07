import { clearByWriting } from '@statsfs/core/model';
import { countOf, UNITS } from '@statsfs/core/units';
import { clearedBy, cumulative, describeEach, floating, peak, TEXT } from '../value-template.ts';

const SIZES = floating(UNITS.kibibytes);
const FACTS = floating(UNITS.none);
const SWITCHES = cumulative(countOf('switches'));

/** Keys of /proc/PID/status. Masks are hexadecimal, and text but for the shortest. */
export const TASK_STATUS = {
  ...describeEach(SIZES, {
    VmSize: 'Size of the virtual memory.',
    VmLck: 'Memory locked by mlock.',
    VmPin: 'Memory pinned because a device uses it.',
    VmRSS: 'Resident memory, roughly.',
    RssAnon: 'Resident anonymous memory, roughly.',
    RssFile: 'Resident memory mapped from files, roughly.',
    RssShmem: 'Resident shared memory, tmpfs included.',
    VmData: 'Size of private writable mappings, stacks not included.',
    VmStk: 'Size of the stack.',
    VmExe: 'Size of the program text.',
    VmLib: 'Size of the text of shared libraries.',
    VmPTE: 'Size of the page tables.',
    VmPMD: 'Size of page tables of the second level.',
    VmSwap: 'Anonymous memory that is in swap.',
    HugetlbPages: 'Pages of hugetlbfs in use.',
  }),
  ...describeEach(peak(UNITS.kibibytes), { VmPeak: 'Largest size of the virtual memory so far.' }),
  // 5 makes it what is resident now (CLEAR_REFS_MM_HIWATER_RSS).
  ...describeEach(clearedBy(clearByWriting('5\n', 'clear_refs'), peak(UNITS.kibibytes)), {
    VmHWM: 'Most resident memory so far.',
  }),
  ...describeEach(floating(countOf('threads')), { Threads: 'Threads of the process.' }),
  ...describeEach(floating(countOf('slots')), { FDSize: 'Slots allocated for file descriptors.' }),
  ...describeEach(SWITCHES, {
    voluntary_ctxt_switches: 'Times that the main thread gave up the CPU of its own accord.',
    nonvoluntary_ctxt_switches: 'Times that the main thread was taken off the CPU.',
  }),
  ...describeEach(floating(countOf('filters')), {
    Seccomp_filters: 'Seccomp filters that every system call goes through.',
  }),
  ...describeEach(floating(UNITS.boolean), {
    CoreDumping: 'Whether the process is dumping core.',
    THP_enabled: 'Whether the process may have transparent huge pages.',
    Kthread: 'Whether it is a thread of the kernel.',
    NoNewPrivs: 'Whether execve may grant no privileges any more.',
  }),
  ...describeEach(TEXT, {
    Name: 'Name of the program, its first 15 characters.',
    Umask: 'Permissions taken off new files, in octal.',
    State: 'What the process does.',
    Uid: 'User ids: real, effective, saved, and for file access.',
    Gid: 'Group ids: real, effective, saved, and for file access.',
    SigQ: 'Signals queued for the user of the process, and how many may be.',
    Speculation_Store_Bypass: 'How the process is protected against Speculative Store Bypass.',
    SpeculationIndirectBranch: 'How indirect branches are speculated on.',
    x86_Thread_features: 'Features of the CPU that the process uses.',
    x86_Thread_features_locked: 'Features of the CPU that the process can no longer change.',
  }),
  ...describeEach(FACTS, {
    Tgid: 'Process id.',
    Ngid: 'Id of the NUMA group, 0 for none.',
    Pid: 'Id of the main thread, which is that of the process.',
    PPid: 'Id of the parent process.',
    TracerPid: 'Id of the process that traces this one, 0 for none.',
    Groups: 'Supplementary groups.',
    NStgid: 'Process id in each PID namespace, from the outermost inwards.',
    NSpid: 'Thread id in each PID namespace, from the outermost inwards.',
    NSpgid: 'Process group in each PID namespace, from the outermost inwards.',
    NSsid: 'Session in each PID namespace, from the outermost inwards.',
    untag_mask: 'Bits of an address that the CPU looks at.',
    SigPnd: 'Signals pending for the main thread, as a mask.',
    ShdPnd: 'Signals pending for the process, as a mask.',
    SigBlk: 'Blocked signals, as a mask.',
    SigIgn: 'Ignored signals, as a mask.',
    SigCgt: 'Caught signals, as a mask.',
    CapInh: 'Capabilities passed on by execve, as a mask.',
    CapPrm: 'Capabilities that the process may use, as a mask.',
    CapEff: 'Capabilities in use, as a mask.',
    CapBnd: 'Capabilities that can be gained, as a mask.',
    CapAmb: 'Capabilities kept by execve of an ordinary program, as a mask.',
    Seccomp: 'Mode of seccomp: 0 off, 1 strict, 2 by filters.',
    Cpus_allowed: 'CPUs that the process may run on, as a mask in hexadecimal.',
    Cpus_allowed_list: 'CPUs that the process may run on.',
    Mems_allowed: 'Nodes that the process may have memory of, as a mask in hexadecimal.',
    Mems_allowed_list: 'Nodes that the process may have memory of.',
  }),
};
