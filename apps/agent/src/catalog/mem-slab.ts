import { countOf, UNITS } from '@statsfs/core/units';
import type { CatalogFile } from './catalog-entry.ts';
import { describeEach, floating } from './value-template.ts';

/** Caches of kernel objects. The numbers left out are settings of an allocator that no kernel has any longer. */
export const MEM_SLAB: readonly CatalogFile[] = [
  {
    file: '/proc/slabinfo',
    at: 'mem/slab',
    filesystem: 'procfs',
    format: {
      kind: 'lines',
      lines: [
        '{>} {active_objs} {num_objs} {objsize} {objperslab} {pagesperslab} : tunables {_} {_} {_} : slabdata {active_slabs} {num_slabs} {_}',
      ],
    },
    reference: 'slabinfo(5)',
    // It holds the lock that caches are made under, and that of each cache while its slabs in partial use are counted.
    pace: 'asked',
    values: {
      ...describeEach(floating(countOf('objects')), {
        active_objs: 'Objects in use.',
        num_objs: 'Objects that the slabs have room for.',
        objperslab: 'Objects that one slab has room for.',
      }),
      ...describeEach(floating(UNITS.bytes), {
        objsize: 'Size of one object.',
      }),
      ...describeEach(floating(countOf('pages')), {
        pagesperslab: 'Pages of one slab.',
      }),
      ...describeEach(floating(countOf('slabs')), {
        active_slabs: 'Slabs that hold objects.',
        num_slabs: 'Slabs of this cache.',
      }),
    },
  },
];
