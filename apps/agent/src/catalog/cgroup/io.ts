import { countOf, UNITS } from '@statsfs/core/units';
import type { CatalogFile } from '../catalog-entry.ts';
import { cumulative, describeEach, documentedIn, floating } from '../value-template.ts';
import { ofEveryGroup } from './group-file.ts';

const COST = 'block/blk-iocost.c';
const DELAY = 'block/blk-cgroup.c';
const LATENCY = 'block/blk-iolatency.c';

/** I/O of a cgroup, a source for each device by its numbers. */
export const CGROUP_IO: readonly CatalogFile[] = [
  {
    ...ofEveryGroup('io.stat'),
    format: { kind: 'nested-keyed' },
    reference: 'Documentation/admin-guide/cgroup-v2.rst',
    values: {
      ...describeEach(cumulative(UNITS.bytes), {
        rbytes: 'Data read.',
        wbytes: 'Data written.',
        dbytes: 'Data discarded.',
      }),
      ...describeEach(cumulative(countOf('requests')), {
        rios: 'Reads.',
        wios: 'Writes.',
        dios: 'Discards.',
      }),
      // The rest is printed where io.latency or io.cost is in use.
      ...describeEach(floating(countOf('requests')), {
        depth: 'Requests that may be in flight at a time.',
      }),
      ...describeEach(floating(UNITS.microseconds), {
        avg_lat: 'Time that a request took lately, on average.',
      }),
      ...describeEach(floating(UNITS.milliseconds), { win: 'Length of a sampling window.' }),
      ...describeEach(documentedIn(LATENCY, floating(countOf('requests'))), {
        missed: 'Requests of the last window that took longer than the target.',
        total: 'Requests of the last window.',
      }),
      ...describeEach(documentedIn(DELAY, floating(UNITS.none)), {
        use_delay: 'How many throttling policies slow tasks down now.',
      }),
      ...describeEach(documentedIn(DELAY, floating(UNITS.nanoseconds)), {
        delay_nsec: 'Time by which tasks are slowed down.',
      }),
      ...describeEach(documentedIn(COST, floating(UNITS.percent)), {
        'cost.vrate': 'Speed that the device is taken to have, compared to its cost model.',
      }),
      ...describeEach(documentedIn(COST, cumulative(UNITS.microseconds)), {
        'cost.usage': 'Time of the device used, as its cost model reckons.',
        'cost.wait': 'Time that I/O waited for its share of the device.',
        'cost.indebt': 'Time in which I/O was owed that could not wait.',
        'cost.indelay': 'Time in which tasks were slowed down for what they owed.',
      }),
    },
  },
];
