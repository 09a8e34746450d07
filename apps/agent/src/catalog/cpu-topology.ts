import { UNITS } from '@statsfs/core/units';
import type { CatalogFile } from './catalog-entry.ts';
import { valueFiles } from './value-files.ts';
import { describeEach, floating } from './value-template.ts';

/**
 * Which core, die, socket and node each CPU belongs to. It changes only when CPUs are brought online, and a host of 256 of
 * them has a thousand of these files: they are read when somebody groups CPUs.
 */
export const CPU_TOPOLOGY: readonly CatalogFile[] = [
  ...valueFiles(
    {
      file: '/sys/devices/system/cpu/cpu#/topology',
      at: 'cpu/#/topology',
      filesystem: 'sysfs',
      reference: 'Documentation/admin-guide/cputopology.rst',
      pace: 'asked',
    },
    describeEach(floating(UNITS.identifier), {
      physical_package_id: 'Number of the socket that this CPU is in, -1 where nobody says.',
      die_id: 'Number of the die within its socket.',
      core_id: 'Number of the core within its die: CPUs of one core are its threads (SMT).',
    }),
  ),
  // A CPU names its node only by a link, which is not followed.
  ...valueFiles(
    {
      file: '/sys/devices/system/node/node#',
      at: 'mem/node#',
      filesystem: 'sysfs',
      reference: 'Documentation/ABI/stable/sysfs-devices-node',
      pace: 'asked',
    },
    describeEach(floating(UNITS.none), {
      cpulist: 'CPUs of this node, as a list such as `0-3,8`.',
    }),
  ),
];
