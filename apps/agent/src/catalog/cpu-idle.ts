import { countOf, UNITS } from '@statsfs/core/units';
import type { CatalogFile } from './catalog-entry.ts';
import { type ValueDirectory, valueFiles } from './value-files.ts';
import { cumulative, describeEach, floating } from './value-template.ts';

const STATE: ValueDirectory = {
  file: '/sys/devices/system/cpu/cpu#/cpuidle/state#',
  at: 'cpu/#/cpuidle/state#',
  filesystem: 'sysfs',
  reference: 'Documentation/admin-guide/pm/cpuidle.rst',
};

/** Idle states of each CPU. A host of 256 CPUs has ten thousand of these files, so none is read at every sweep. */
export const CPU_IDLE: readonly CatalogFile[] = [
  ...valueFiles(
    { ...STATE, pace: 'slow' },
    {
      ...describeEach(cumulative(countOf('times')), {
        usage: 'Times that the CPU was asked to enter this state.',
        above: 'Times that this state was entered and the CPU was idle too briefly for it.',
        below:
          'Times that this state was entered and the CPU was idle long enough for a deeper one.',
        rejected: 'Times that the CPU did not enter this state although it was asked to.',
      }),
      ...describeEach(cumulative(UNITS.microseconds), {
        time: 'Time spent idle in this state, as the kernel measured it.',
      }),
    },
  ),
  ...valueFiles(
    { ...STATE, file: `${STATE.file}/s2idle`, at: `${STATE.at}/s2idle`, pace: 'slow' },
    {
      ...describeEach(cumulative(countOf('times')), {
        usage: 'Times that this state was entered while the system was suspended to idle.',
      }),
      ...describeEach(cumulative(UNITS.microseconds), {
        time: 'Time spent in this state while the system was suspended to idle.',
      }),
    },
  ),
  // These never change.
  ...valueFiles(
    { ...STATE, pace: 'asked' },
    {
      ...describeEach(floating(UNITS.none), {
        name: 'Name of this state.',
      }),
      ...describeEach(floating(UNITS.microseconds), {
        latency: 'Time that it takes to leave this state.',
        residency: 'Time that the CPU must stay in this state to make entering it worth while.',
      }),
    },
  ),
];
