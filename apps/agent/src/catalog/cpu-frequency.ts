import { clearByWriting } from '@statsfs/core/model';
import { countOf, UNITS } from '@statsfs/core/units';
import type { CatalogFile } from './catalog-entry.ts';
import { valueFiles } from './value-files.ts';
import { clearedBy, cumulative, describeEach, floating } from './value-template.ts';

const STATS = {
  file: '/sys/devices/system/cpu/cpu#/cpufreq/stats',
  at: 'cpu/#/cpufreq',
  filesystem: 'sysfs',
  reference: 'Documentation/cpu-freq/cpufreq-stats.rst',
  pace: 'slow',
} as const;

/** Any write will do, and it restarts all counters of the directory. */
const RESET = clearByWriting('1\n', 'reset');

/** Clock rates. CPUs that change theirs together show the same numbers. */
export const CPU_FREQUENCY: readonly CatalogFile[] = [
  {
    ...STATS,
    file: `${STATS.file}/time_in_state`,
    at: `${STATS.at}/time_in_state`,
    format: { kind: 'flat-keyed' },
    values: {},
    patterns: [
      {
        match: '*',
        meta: {
          ...clearedBy(RESET, cumulative(UNITS.ticks)),
          description: 'Time that this CPU was set to the clock rate of this name, in kHz.',
        },
      },
    ],
  },
  ...valueFiles(
    STATS,
    // `total_trans` of struct cpufreq_stats is an unsigned int.
    describeEach(clearedBy(RESET, { ...cumulative(countOf('changes')), width: 32 }), {
      total_trans: 'Changes of this CPU from one clock rate to another.',
    }),
  ),
  // Kernels before 5.18 interrupted the CPU for the answer, and slept until it had measured long enough.
  ...valueFiles(
    {
      file: '/sys/devices/system/cpu/cpu#/cpufreq',
      at: STATS.at,
      filesystem: 'sysfs',
      reference: 'Documentation/admin-guide/pm/cpufreq.rst',
      pace: 'asked',
    },
    describeEach(floating(countOf('kHz')), {
      scaling_cur_freq: 'Clock rate of this CPU now, measured or as it was last set.',
    }),
  ),
];
