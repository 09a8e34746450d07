import { countOf, UNITS } from '@statsfs/core/units';
import type { CatalogFile } from '../catalog-entry.ts';
import { cumulative, describeEach } from '../value-template.ts';
import { ofEveryGroup } from './group-file.ts';

const REFERENCE = 'Documentation/admin-guide/cgroup-v2.rst';
const TIME = cumulative(UNITS.microseconds);
const THROTTLED = 'Time that tasks were kept off the CPU because their quota was used up.';

/** The CPU controller of the unified hierarchy. Those about periods are there where the controller is enabled. */
export const CGROUP_CPU: readonly CatalogFile[] = [
  {
    ...ofEveryGroup('cpu.stat'),
    format: { kind: 'flat-keyed' },
    reference: REFERENCE,
    values: {
      ...describeEach(TIME, {
        usage_usec: 'CPU time used, that of descendants included.',
        user_usec: 'CPU time used in user mode.',
        system_usec: 'CPU time used in kernel mode.',
        nice_usec: 'CPU time used in user mode at lowered priority.',
        'core_sched.force_idle_usec':
          'Time that CPUs stood idle because no task of the group could share their core.',
        throttled_usec: THROTTLED,
        burst_usec: 'CPU time used beyond the quota of a period, saved up before.',
      }),
      ...describeEach(cumulative(countOf('periods')), {
        nr_periods: 'Periods of the quota that have passed.',
        nr_throttled: 'Periods whose quota was used up.',
        nr_bursts: 'Periods in which more than the quota was used.',
      }),
    },
  },
  {
    ...ofEveryGroup('cpu.stat.local'),
    format: { kind: 'flat-keyed' },
    reference: REFERENCE,
    values: describeEach(TIME, { throttled_usec: THROTTLED }),
  },
];
