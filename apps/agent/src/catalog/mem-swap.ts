import { countOf, UNITS } from '@statsfs/core/units';
import type { CatalogFile } from './catalog-entry.ts';
import { valueFiles } from './value-files.ts';
import { cumulative, describeEach, floating } from './value-template.ts';

const PAGES = countOf('pages');

/** Counters of compressed memory, none of which the kernel protects from concurrent updates: they may be a little off. */
export const ZSWAP: readonly CatalogFile[] = valueFiles(
  {
    file: '/sys/kernel/debug/zswap',
    at: 'mem/zswap',
    filesystem: 'debugfs',
    reference: 'Documentation/admin-guide/mm/zswap.rst',
    pace: 'slow',
  },
  {
    ...describeEach(floating(UNITS.bytes), {
      pool_total_size: 'Memory that compressed pages take.',
    }),
    ...describeEach(floating(PAGES), {
      stored_pages: 'Pages kept in compressed memory.',
      stored_incompressible_pages: 'Pages kept as they were, for they could not be compressed.',
      same_filled_pages: 'Pages kept as one value, for they hold nothing else.',
    }),
    ...describeEach(cumulative(PAGES), {
      written_back_pages: 'Pages moved on from compressed memory to swap.',
      reject_reclaim_fail: 'Pages refused because the pool was full and could not be made smaller.',
      reject_compress_fail: 'Pages refused because compressing them failed.',
      reject_compress_poor: 'Pages refused because they did not become small enough.',
      reject_alloc_fail: 'Pages refused because there was no memory to keep them in.',
      reject_kmemcache_fail: 'Pages refused because there was no memory to keep track of them.',
    }),
    ...describeEach(cumulative(countOf('times')), {
      pool_limit_hit: 'Times that the pool had grown to its limit.',
      decompress_fail: 'Times that a page could not be brought back, for decompressing it failed.',
      duplicate_entry: 'Times that a page was put into compressed memory that was there already.',
    }),
  },
);

/** Swap areas by their path, and the compressed memory in front of them. */
export const MEM_SWAP: readonly CatalogFile[] = [
  {
    file: '/proc/swaps',
    at: 'mem/swap',
    filesystem: 'procfs',
    format: {
      kind: 'lines',
      lines: [
        'Filename Type Size Used Priority',
        '{>} partition {size} {used} {…}',
        '{>} file {size} {used} {…}',
      ],
    },
    reference: 'proc(5)',
    pace: 'slow',
    values: describeEach(floating(UNITS.kibibytes), {
      size: 'Space of this swap area.',
      used: 'Space of this swap area that is in use.',
    }),
  },
  ...ZSWAP,
];
