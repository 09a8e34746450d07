import { clearByWriting } from '@statsfs/core/model';
import { countOf, UNITS } from '@statsfs/core/units';
import type { CatalogFile } from '../catalog-entry.ts';
import { valueFiles } from '../value-files.ts';
import {
  clearedBy,
  cumulative,
  describeEach,
  floating,
  peak,
  undescribed,
} from '../value-template.ts';

const ERRORS = cumulative(countOf('errors'));
const RECLAIMS = cumulative(countOf('block groups'));

/** File systems of type btrfs, by UUID. */
export const BTRFS: readonly CatalogFile[] = [
  {
    file: '/sys/fs/btrfs/*/commit_stats',
    at: 'fs/btrfs/*/commit_stats',
    filesystem: 'sysfs',
    format: { kind: 'flat-keyed' },
    reference: 'btrfs_commit_stats_show of fs/btrfs/sysfs.c',
    values: {
      ...describeEach(cumulative(countOf('commits')), {
        commits: 'Transactions committed since the file system was mounted.',
      }),
      ...describeEach(floating(UNITS.milliseconds), {
        cur_commit_ms: 'Time that the commit under way has taken so far, 0 if there is none.',
        last_commit_ms: 'Time that the last commit took.',
      }),
      ...describeEach(clearedBy(clearByWriting('0\n'), peak(UNITS.milliseconds)), {
        max_commit_ms: 'Longest time that a commit took.',
      }),
      ...describeEach(cumulative(UNITS.milliseconds), {
        total_commit_ms: 'Time that all commits took.',
      }),
    },
  },
  {
    file: '/sys/fs/btrfs/*/devinfo/*/error_stats',
    at: 'fs/btrfs/*/devinfo/*',
    filesystem: 'sysfs',
    format: { kind: 'flat-keyed' },
    reference: 'btrfs_devinfo_error_stats_show of fs/btrfs/sysfs.c',
    pace: 'slow',
    values: describeEach(ERRORS, {
      write_errs: 'Writes to this device that failed, since somebody last reset the number.',
      read_errs: 'Reads from this device that failed, since somebody last reset the number.',
      flush_errs: 'Flushes of this device that failed, since somebody last reset the number.',
      corruption_errs: 'Blocks of this device with a wrong checksum or content.',
      generation_errs: 'Blocks of this device older than they should be.',
    }),
    patterns: [{ match: '*_errs', meta: undescribed(ERRORS) }],
  },
  ...valueFiles(
    {
      file: '/sys/fs/btrfs/*/allocation/*',
      at: 'fs/btrfs/*/allocation/*',
      filesystem: 'sysfs',
      reference: 'struct btrfs_space_info of fs/btrfs/space-info.h',
      pace: 'slow',
    },
    {
      ...describeEach(floating(UNITS.bytes), {
        total_bytes: 'Room set aside for this kind of data, copies not included.',
        bytes_used: 'Room in use, copies not included.',
        bytes_pinned: 'Room that becomes free when the transaction ends.',
        bytes_reserved: 'Room found for data that is being written.',
        bytes_may_use: 'Room promised to data that has no place yet.',
        bytes_readonly: 'Room that cannot be written to.',
        bytes_zone_unusable: 'Room that is free again once its zone of the device is reset.',
        disk_total: 'Room set aside for this kind of data on all devices, copies included.',
        disk_used: 'Room in use on all devices, copies included.',
      }),
      ...describeEach(RECLAIMS, {
        reclaim_count: 'Block groups that were to be emptied and given back.',
        reclaim_errors: 'Block groups that could not be emptied.',
      }),
      ...describeEach(cumulative(UNITS.bytes), {
        reclaim_bytes: 'Data in block groups that were emptied and given back.',
      }),
    },
  ),
];
