import { countOf, UNITS } from '@statsfs/core/units';
import type { CatalogFile } from './catalog-entry.ts';
import { cumulative, describeEach, floating, peak, undescribed } from './value-template.ts';

const ALLOCATIONS = countOf('allocations');
const PAGES = countOf('pages');
const CHUNKS = countOf('chunks');
const RECORDS = countOf('records');

const PERCPU = {
  ...describeEach(cumulative(ALLOCATIONS), {
    nr_alloc: 'Allocations of memory that each CPU has of its own.',
    nr_dealloc: 'Allocations of memory that each CPU has of its own that were freed again.',
  }),
  ...describeEach(floating(ALLOCATIONS), {
    nr_cur_alloc: 'Allocations of memory that each CPU has of its own that exist now.',
  }),
  ...describeEach(peak(ALLOCATIONS), {
    nr_max_alloc: 'Most allocations of memory that each CPU has of its own at one time.',
  }),
  ...describeEach(floating(CHUNKS), {
    nr_chunks: 'Chunks of memory that these allocations are cut from.',
  }),
  ...describeEach(peak(CHUNKS), {
    nr_max_chunks: 'Most chunks of memory that these allocations were cut from at one time.',
  }),
  ...describeEach(floating(UNITS.bytes), {
    min_alloc_size: 'Smallest size that was ever allocated.',
  }),
  ...describeEach(peak(UNITS.bytes), {
    max_alloc_size: 'Largest size that was ever allocated.',
  }),
  ...describeEach(floating(PAGES), {
    empty_pop_pages: 'Pages kept ready that hold no allocation.',
  }),
};

/** Allocators beside that of pages: variables of each CPU, stack traces for debugging, contiguous areas. */
export const MEM_ALLOCATORS: readonly CatalogFile[] = [
  // It walks the map of every chunk with interrupts off and the allocator locked: 0.2 ms for two chunks. What it says of
  // single chunks comes behind the sums, under some of the same names.
  {
    file: '/sys/kernel/debug/percpu_stats',
    at: 'mem/percpu',
    filesystem: 'debugfs',
    format: { kind: 'lines', lines: Object.keys(PERCPU).map((name) => `${name} : {${name}}`) },
    reference: 'mm/percpu-stats.c',
    pace: 'asked',
    values: PERCPU,
  },
  {
    file: '/sys/kernel/debug/stackdepot/stats',
    at: 'mem/stackdepot',
    filesystem: 'debugfs',
    format: { kind: 'flat-keyed' },
    reference: 'lib/stackdepot.c',
    pace: 'slow',
    values: {
      ...describeEach(floating(countOf('pools')), {
        pools: 'Pools of memory that hold stack traces.',
      }),
      ...describeEach(cumulative(RECORDS), {
        refcounted_allocations: 'Stack traces stored that can be dropped again.',
        refcounted_frees: 'Stack traces dropped because nobody referred to them.',
      }),
      ...describeEach(floating(RECORDS), {
        refcounted_in_use: 'Stack traces held that can be dropped again.',
        freelist_size: 'Records that wait to be used again.',
        persistent_count: 'Stack traces held for good.',
      }),
      ...describeEach(floating(UNITS.bytes), {
        persistent_bytes: 'Memory of the stack traces held for good.',
      }),
    },
    patterns: [
      { match: '*allocations', meta: undescribed(cumulative(RECORDS)) },
      { match: '*frees', meta: undescribed(cumulative(RECORDS)) },
      { match: '*in_use', meta: undescribed(floating(RECORDS)) },
    ],
  },
  {
    file: '/sys/kernel/mm/cma/*/*',
    at: 'mem/cma/*/*',
    filesystem: 'sysfs',
    format: { kind: 'scalar' },
    reference: 'Documentation/ABI/testing/sysfs-kernel-mm-cma',
    pace: 'slow',
    values: {
      ...describeEach(cumulative(PAGES), {
        alloc_pages_success: 'Pages allocated in this area.',
        alloc_pages_fail: 'Pages that could not be allocated in this area.',
        release_pages_success: 'Pages of this area that were freed again.',
      }),
      ...describeEach(floating(PAGES), {
        total_pages: 'Pages of this area.',
        available_pages: 'Pages of this area that can be allocated.',
      }),
    },
    patterns: [{ match: '*_pages', meta: undescribed(floating(PAGES)) }],
  },
];
