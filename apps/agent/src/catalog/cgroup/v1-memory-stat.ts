import { countOf, UNITS } from '@statsfs/core/units';
import type { ValueMeta } from '../catalog-entry.ts';
import { cumulative, describeEach, floating } from '../value-template.ts';

const OF_ONE = {
  ...describeEach(floating(UNITS.bytes), {
    cache: 'Page cache, tmpfs and shared memory included.',
    rss: 'Anonymous memory, huge pages included.',
    rss_huge: 'Anonymous memory in transparent huge pages.',
    shmem: 'Page cache that has no file on a disk: tmpfs and shared memory.',
    mapped_file: 'Page cache that is mapped into processes.',
    dirty: 'Page cache that has changed and is not yet on its way to the disk.',
    writeback: 'Memory on its way to the disk.',
    swap: 'Swap in use.',
    swapcached: 'Memory that is also in swap.',
    inactive_anon: 'Memory that could only be swapped out, first in line for reclaim.',
    active_anon: 'Memory that could only be swapped out, found in use.',
    inactive_file: 'Memory backed by files, first in line for reclaim.',
    active_file: 'Memory backed by files, found in use.',
    unevictable: 'Memory that must stay, locked by mlock for one.',
  }),
  ...describeEach(cumulative(countOf('pages')), {
    pgpgin: 'Pages charged to the cgroup.',
    pgpgout: 'Pages no longer charged to the cgroup.',
    workingset_refault_anon: 'Anonymous pages needed again after they had been evicted.',
    workingset_refault_file: 'Pages of files needed again after they had been evicted.',
  }),
  ...describeEach(cumulative(countOf('faults')), {
    pgfault: 'Page faults of either kind.',
    pgmajfault: 'Page faults that had to wait for I/O.',
  }),
};

const withDescendants = ([name, meta]: [string, ValueMeta]): [string, ValueMeta] => [
  `total_${name}`,
  { ...meta, description: `${meta.description.slice(0, -1)}; descendants included.` },
];

/** memory.stat of version 1: of the cgroup by itself, and with its descendants as `total_…`. */
export const V1_MEMORY_STAT: Readonly<Record<string, ValueMeta>> = {
  ...OF_ONE,
  ...Object.fromEntries(Object.entries(OF_ONE).map(withDescendants)),
  ...describeEach(floating(UNITS.bytes), {
    hierarchical_memory_limit: 'Lowest limit on memory from here up.',
    hierarchical_memsw_limit: 'Lowest limit on memory and swap from here up.',
  }),
};
