import { UNITS } from '@statsfs/core/units';
import type { CatalogFile } from './catalog-entry.ts';
import { valueFiles } from './value-files.ts';
import { describeEach, floating } from './value-template.ts';

const CPUS = '/sys/devices/system/cpu';

/** Which CPUs there are, as lists such as `0-3,8`. */
export const CPU_ONLINE: readonly CatalogFile[] = [
  ...valueFiles(
    {
      file: CPUS,
      at: 'cpu',
      filesystem: 'sysfs',
      reference: 'Documentation/admin-guide/cputopology.rst',
      pace: 'slow',
    },
    describeEach(floating(UNITS.none), {
      online: 'CPUs that run tasks.',
      offline: 'CPUs that were taken offline, or that the kernel was not built to use.',
      present: 'CPUs found in this system.',
      possible: 'CPUs that can be brought online if they are present.',
    }),
  ),
  ...valueFiles(
    {
      file: `${CPUS}/smt`,
      at: 'cpu/smt',
      filesystem: 'sysfs',
      reference: 'Documentation/ABI/testing/sysfs-devices-system-cpu',
      pace: 'slow',
    },
    describeEach(floating(UNITS.boolean), {
      active: 'Whether threads that share a core are online.',
    }),
  ),
];
