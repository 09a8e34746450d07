import { countOf, UNITS } from '@statsfs/core/units';
import type { CatalogFile } from './catalog-entry.ts';
import { cumulative, describeEach, peak, undescribed } from './value-template.ts';

const TIMES = cumulative(countOf('times'));

/** What Intel CPUs report of heat that slowed them down. Each CPU of a package reports the package too. */
export const CPU_THROTTLE: readonly CatalogFile[] = [
  {
    file: '/sys/devices/system/cpu/cpu#/thermal_throttle/*',
    at: 'cpu/#/thermal_throttle/*',
    filesystem: 'sysfs',
    format: { kind: 'scalar' },
    reference: 'Documentation/admin-guide/thermal/intel_thermal_throttle.rst',
    pace: 'slow',
    values: {
      ...describeEach(TIMES, {
        core_throttle_count: 'Times that this core became so hot that it was throttled.',
        package_throttle_count: 'Times that the package became so hot that it was throttled.',
        core_power_limit_count: 'Times that this core was held to a power limit.',
        package_power_limit_count: 'Times that the package was held to a power limit.',
      }),
      ...describeEach(cumulative(UNITS.milliseconds), {
        core_throttle_total_time_ms: 'Time that this core was throttled because of heat.',
        package_throttle_total_time_ms: 'Time that the package was throttled because of heat.',
      }),
      ...describeEach(peak(UNITS.milliseconds), {
        core_throttle_max_time_ms: 'Longest time that this core stayed throttled because of heat.',
        package_throttle_max_time_ms:
          'Longest time that the package stayed throttled because of heat.',
      }),
    },
    patterns: [
      { match: '*_max_time_ms', meta: undescribed(peak(UNITS.milliseconds)) },
      { match: '*_time_ms', meta: undescribed(cumulative(UNITS.milliseconds)) },
      { match: '*_count', meta: undescribed(TIMES) },
    ],
  },
];
