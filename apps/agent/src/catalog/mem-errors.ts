import { clearByWriting } from '@statsfs/core/model';
import { countOf, UNITS } from '@statsfs/core/units';
import type { CatalogFile } from './catalog-entry.ts';
import { type ValueDirectory, valueFiles } from './value-files.ts';
import { clearedBy, cumulative, describeEach } from './value-template.ts';

const ERRORS = cumulative(countOf('errors'));
/** Any write will do, and it restarts all counters of the controller and of its modules. */
const RESET = clearByWriting('1\n', 'reset_counters');

const CONTROLLER: ValueDirectory = {
  file: '/sys/devices/system/edac/mc/mc#',
  at: 'mem/edac/mc#',
  filesystem: 'sysfs',
  reference: 'Documentation/ABI/testing/sysfs-devices-edac',
  pace: 'slow',
};

const MODULE = describeEach(ERRORS, {
  dimm_ce_count: 'Errors of this module that were corrected.',
  dimm_ue_count: 'Errors of this module that could not be corrected.',
});

/** Memory errors that memory controllers found, and where in their modules. */
export const MEM_ERRORS: readonly CatalogFile[] = [
  ...valueFiles(CONTROLLER, {
    ...describeEach(clearedBy(RESET, ERRORS), {
      ce_count: 'Memory errors that were corrected, the first sign of a module that fails.',
      ue_count: 'Memory errors that could not be corrected.',
      ce_noinfo_count: 'Memory errors that were corrected, in nobody knows which module.',
      ue_noinfo_count: 'Memory errors that could not be corrected, in nobody knows which module.',
    }),
    ...describeEach(clearedBy(RESET, cumulative(UNITS.seconds)), {
      seconds_since_reset: 'Time since these counters were restarted.',
    }),
  }),
  ...['dimm#', 'rank#'].flatMap((name) =>
    valueFiles(
      { ...CONTROLLER, file: `${CONTROLLER.file}/${name}`, at: `${CONTROLLER.at}/${name}` },
      MODULE,
    ),
  ),
];
