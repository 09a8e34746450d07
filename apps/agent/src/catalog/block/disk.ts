import { countOf, UNITS } from '@statsfs/core/units';
import type { CatalogFile } from '../catalog-entry.ts';
import { cumulative, describeEach, floating, type ValueTemplate } from '../value-template.ts';

const REQUESTS = cumulative(countOf('requests'));
const SECTORS = cumulative(UNITS.sectors);
const IN_FLIGHT = floating(countOf('requests'));
/** Printed as unsigned int whatever is counted inside, so they wrap after 49.7 days (part_stat_show). */
const MILLISECONDS: ValueTemplate = { ...cumulative(UNITS.milliseconds), width: 32 };

/** Columns of a block device's stat file, in order; discards came with Linux 4.18, flushes with 5.5. */
const COLUMNS: readonly string[] = [
  'reads',
  'reads_merged',
  'read_sectors',
  'read_ms',
  'writes',
  'writes_merged',
  'write_sectors',
  'write_ms',
  'in_flight',
  'io_ms',
  'weighted_ms',
  'discards',
  'discards_merged',
  'discard_sectors',
  'discard_ms',
  'flushes',
  'flush_ms',
];

const STAT: Pick<CatalogFile, 'filesystem' | 'format' | 'reference' | 'values'> = {
  filesystem: 'sysfs',
  format: { kind: 'row', columns: COLUMNS },
  reference: 'Documentation/block/stat.rst',
  values: {
    ...describeEach(REQUESTS, {
      reads: 'Read requests completed.',
      reads_merged: 'Read requests merged into one that was already queued.',
      writes: 'Write requests completed.',
      writes_merged: 'Write requests merged into one that was already queued.',
      discards: 'Discard requests completed.',
      discards_merged: 'Discard requests merged into one that was already queued.',
      flushes: 'Flush requests completed.',
    }),
    ...describeEach(SECTORS, {
      read_sectors: 'Data read.',
      write_sectors: 'Data written.',
      discard_sectors: 'Data discarded.',
    }),
    ...describeEach(MILLISECONDS, {
      read_ms: 'Time that read requests took, added up over all of them.',
      write_ms: 'Time that write requests took, added up over all of them.',
      discard_ms: 'Time that discard requests took, added up over all of them.',
      flush_ms: 'Time that flush requests took, added up over all of them.',
      io_ms: 'Time during which at least one request was in flight.',
      weighted_ms: 'Time that requests of every kind took, added up over all of them.',
    }),
    ...describeEach(IN_FLIGHT, {
      in_flight: 'Requests handed to the device and not completed yet.',
    }),
  },
};

/**
 * Disks, whole, and their partitions. A partition's requests are its disk's too, so partitions have a subsystem of their
 * own: below `block` they would be added up with the disks, and count twice.
 */
export const BLOCK_DISK: readonly CatalogFile[] = [
  { ...STAT, file: '/sys/block/*/stat', at: 'block/*' },
  // Their names end in a digit, unlike nearly all else in a disk's directory, which need not be looked into then.
  { ...STAT, file: '/sys/block/*/*#/stat', at: 'partition/*/*#' },
  {
    file: '/sys/block/*/inflight',
    at: 'block/*',
    filesystem: 'sysfs',
    format: { kind: 'row', columns: ['reads_in_flight', 'writes_in_flight'] },
    reference: 'Documentation/ABI/stable/sysfs-block',
    values: describeEach(IN_FLIGHT, {
      reads_in_flight: 'Read requests handed to the device and not completed yet.',
      writes_in_flight: 'Write requests handed to the device and not completed yet.',
    }),
  },
];
