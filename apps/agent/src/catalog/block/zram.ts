import { clearByWriting } from '@statsfs/core/model';
import { countOf, UNITS } from '@statsfs/core/units';
import type { CatalogFile } from '../catalog-entry.ts';
import { clearedBy, cumulative, describeEach, floating, peak } from '../value-template.ts';

const REFERENCE = 'Documentation/admin-guide/blockdev/zram.rst';
const PAGES = countOf('pages');
/** The backing device is counted in blocks of this size, whatever a page is. */
const BLOCKS = { ...UNITS.bytes, exponent: 12 };
const BYTES = floating(UNITS.bytes);

const row = (name: string, columns: readonly string[]) =>
  ({
    file: `/sys/block/zram#/${name}`,
    at: 'zram/zram#',
    filesystem: 'sysfs',
    format: { kind: 'row', columns },
    reference: REFERENCE,
  }) as const;

/** Disks that are compressed memory. Their requests are below `block`. */
export const ZRAM: readonly CatalogFile[] = [
  {
    ...row('mm_stat', [
      'orig_data_size',
      'compr_data_size',
      'mem_used_total',
      'mem_limit',
      'mem_used_max',
      'same_pages',
      'pages_compacted',
      'huge_pages',
      'huge_pages_since',
    ]),
    values: {
      ...describeEach(BYTES, {
        orig_data_size: 'Data stored, as it would be uncompressed.',
        compr_data_size: 'Data stored, compressed.',
        mem_used_total: 'Memory taken for the data, what is lost to fragmentation included.',
        mem_limit: 'Memory that may be taken for the data at most, 0 for no limit.',
      }),
      ...describeEach(clearedBy(clearByWriting('0\n', 'mem_used_max'), peak(UNITS.bytes)), {
        mem_used_max: 'Most memory ever taken for the data.',
      }),
      ...describeEach(floating(PAGES), {
        same_pages: 'Pages filled with a single value, which take no memory.',
        huge_pages: 'Pages that could not be compressed.',
      }),
      ...describeEach(cumulative(PAGES), {
        pages_compacted: 'Pages freed by moving compressed data together.',
        huge_pages_since: 'Pages that could not be compressed, since the disk was set up.',
      }),
    },
  },
  {
    ...row('io_stat', ['failed_reads', 'failed_writes', 'invalid_io', 'notify_free']),
    values: {
      ...describeEach(cumulative(countOf('requests')), {
        failed_reads: 'Read requests that failed.',
        failed_writes: 'Write requests that failed.',
        invalid_io: 'Requests whose size or place was no multiple of a page.',
      }),
      ...describeEach(cumulative(PAGES), {
        notify_free: 'Pages freed because swap or a file system no longer needs them.',
      }),
    },
  },
  {
    ...row('bd_stat', ['bd_count', 'bd_reads', 'bd_writes']),
    values: {
      ...describeEach(floating(BLOCKS), { bd_count: 'Data on the backing device.' }),
      ...describeEach(cumulative(BLOCKS), {
        bd_reads: 'Data read from the backing device.',
        bd_writes: 'Data written to the backing device.',
      }),
    },
  },
  {
    ...row('debug_stat', []),
    // Below a line that tells the version of the file.
    format: { kind: 'lines', lines: ['{writestall} {miss_free}'] },
    reference: 'struct zram_stats of drivers/block/zram/zram_drv.h',
    pace: 'slow',
    values: describeEach(cumulative(countOf('times')), {
      writestall: 'Writes that had to wait for memory.',
      miss_free: 'Times that a page could not be freed at once because it was in use.',
    }),
  },
];
