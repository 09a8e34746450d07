import { countOf } from '@statsfs/core/units';
import type { CatalogFile } from './catalog-entry.ts';
import { valueFiles } from './value-files.ts';
import { cumulative, describeEach, documentedIn, floating } from './value-template.ts';

const ABI = 'Documentation/ABI/testing';
const SYSCTL = 'Documentation/admin-guide/sysctl/kernel.rst';

const sinceBoot = (reference: string, noun: string) =>
  documentedIn(reference, cumulative(countOf(noun)));

/** Signs that the kernel itself is unwell, and what else it counts about itself. */
export const KERNEL_HEALTH: readonly CatalogFile[] = [
  ...valueFiles(
    { file: '/sys/kernel', at: 'kernel', filesystem: 'sysfs', reference: ABI, pace: 'slow' },
    {
      ...describeEach(sinceBoot(`${ABI}/sysfs-kernel-oops_count`, 'oopses'), {
        oops_count: 'Times that the kernel met a fault of its own and went on.',
      }),
      ...describeEach(sinceBoot(`${ABI}/sysfs-kernel-warn_count`, 'warnings'), {
        warn_count: 'Times that the kernel warned of a state that it did not expect.',
      }),
      ...describeEach(sinceBoot(`${ABI}/sysfs-kernel-hardlockup_count`, 'lockups'), {
        hardlockup_count: 'Times that a CPU no longer served interrupts.',
      }),
      ...describeEach(sinceBoot(`${ABI}/sysfs-kernel-softlockup_count`, 'lockups'), {
        softlockup_count: 'Times that a CPU ran kernel code for too long without scheduling.',
      }),
      ...describeEach(sinceBoot(`${ABI}/sysfs-kernel-rcu_stall_count`, 'stalls'), {
        rcu_stall_count: 'Times that readers held up RCU for too long.',
      }),
    },
  ),
  ...valueFiles(
    {
      file: '/proc/sys/kernel',
      at: 'kernel',
      filesystem: 'procfs',
      reference: SYSCTL,
      pace: 'slow',
    },
    describeEach(cumulative(countOf('tasks')), {
      hung_task_detect_count: 'Tasks found to be stuck in uninterruptible sleep since boot.',
    }),
  ),
  {
    file: '/proc/cgroups',
    at: 'kernel/cgroups',
    filesystem: 'procfs',
    format: { kind: 'lines', lines: ['{>} {_} {num_cgroups} {_}'] },
    reference: 'cgroups(7)',
    pace: 'slow',
    values: describeEach(floating(countOf('cgroups')), {
      num_cgroups:
        'Control groups of the hierarchy that has this controller, removed ones included that it still holds.',
    }),
  },
  ...valueFiles(
    {
      file: '/proc/sys/kernel/random',
      at: 'kernel/random',
      filesystem: 'procfs',
      reference: SYSCTL,
      pace: 'slow',
    },
    describeEach(floating(countOf('bits')), {
      entropy_avail: 'Randomness that the generator of random numbers holds.',
    }),
  ),
  ...valueFiles(
    {
      file: '/proc/sys/kernel/pty',
      at: 'kernel/pty',
      filesystem: 'procfs',
      reference: 'proc(5)',
      pace: 'slow',
    },
    describeEach(floating(countOf('terminals')), {
      nr: 'Pseudoterminals in use now.',
    }),
  ),
];
