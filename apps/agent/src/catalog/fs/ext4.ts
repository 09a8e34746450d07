import { countOf, UNITS } from '@statsfs/core/units';
import type { CatalogFile } from '../catalog-entry.ts';
import { valueFiles } from '../value-files.ts';
import {
  cumulative,
  describeEach,
  documentedIn,
  floating,
  peak,
  type ValueTemplate,
} from '../value-template.ts';

/** atomic_t, or __le32 of the superblock. */
const counted = (noun: string): ValueTemplate => ({ ...cumulative(countOf(noun)), width: 32 });
const SYSFS = documentedIn('fs/ext4/sysfs.c', counted('messages'));
const OBJECTS = floating(countOf('objects'));
const COMMITS = cumulative(countOf('commits'));

/** File systems of type ext4. What counts is among settings in sysfs. */
export const EXT4: readonly CatalogFile[] = [
  ...valueFiles(
    {
      file: '/sys/fs/ext4/*',
      at: 'fs/ext4/*',
      filesystem: 'sysfs',
      reference: 'Documentation/ABI/testing/sysfs-fs-ext4',
      pace: 'slow',
    },
    {
      ...describeEach(cumulative(UNITS.kibibytes), {
        session_write_kbytes: 'Data written to this file system since it was mounted.',
        lifetime_write_kbytes: 'Data written to this file system since it was made.',
      }),
      ...describeEach(floating(countOf('blocks')), {
        delayed_allocation_blocks: 'Blocks changed in memory that have no place on disk yet.',
      }),
      ...describeEach(
        { ...SYSFS, unit: countOf('errors') },
        {
          errors_count: 'Errors of this file system since it was last checked.',
        },
      ),
      ...describeEach(SYSFS, {
        warning_count: 'Warnings about this file system since it was mounted.',
        msg_count: 'Messages about this file system since it was mounted.',
      }),
      ...describeEach(documentedIn('fs/ext4/balloc.c', cumulative(countOf('allocations'))), {
        sra_exceeded_retry_limit: 'Allocations that failed after every retry.',
      }),
    },
  ),
  {
    file: '/proc/fs/ext4/*/es_shrinker_info',
    at: 'fs/ext4/*/es_shrinker',
    filesystem: 'procfs',
    format: {
      kind: 'lines',
      lines: [
        '{objects} objects',
        '{reclaimable_objects} reclaimable objects',
        '{cache_hits}/{cache_misses} cache hits/misses',
        '{inodes} inodes on list',
        '{avg_scan_time_us} us scan time',
        '{shrunk_objects} shrunk objects',
        '{_} inode ({max_inode_objects} objects, {max_inode_reclaimable} reclaimable)',
        '{max_scan_time_us} us max scan time',
      ],
    },
    reference: 'ext4_seq_es_shrinker_info_show of fs/ext4/extents_status.c',
    // It walks all inodes with extents in memory, with a lock held.
    pace: 'asked',
    values: {
      ...describeEach(OBJECTS, {
        objects: 'Extents remembered.',
        reclaimable_objects: 'Extents remembered that may be forgotten.',
        shrunk_objects: 'Extents that a pass forgot of late, as a moving average.',
        max_inode_objects: 'Extents remembered of the inode that has most.',
        max_inode_reclaimable: 'Extents of the inode that has most, that may be forgotten.',
      }),
      ...describeEach(cumulative(countOf('lookups')), {
        cache_hits: 'Extents looked for and remembered.',
        cache_misses: 'Extents looked for and not remembered.',
      }),
      ...describeEach(floating(countOf('inodes')), {
        inodes: 'Inodes of which extents are remembered.',
      }),
      ...describeEach(floating(UNITS.microseconds), {
        avg_scan_time_us: 'Time that a pass over the extents took of late, as a moving average.',
      }),
      ...describeEach(peak(UNITS.microseconds), {
        max_scan_time_us: 'Longest time that a pass over the extents took.',
      }),
    },
  },
  {
    file: '/proc/fs/ext4/*/fc_info',
    at: 'fs/ext4/*/fast_commit',
    filesystem: 'procfs',
    format: {
      kind: 'lines',
      lines: [
        '{commits} commits',
        '{ineligible} ineligible',
        '{numblks} numblks',
        '{avg_commit_time_us}us avg_commit_time',
        '"{=…}": {}',
      ],
    },
    reference: 'ext4_fc_info_show of fs/ext4/fast_commit.c',
    pace: 'slow',
    values: {
      ...describeEach(COMMITS, {
        commits: 'Fast commits.',
        ineligible: 'Commits that could not be fast.',
      }),
      ...describeEach(cumulative(countOf('blocks')), {
        numblks: 'Blocks written by fast commits.',
      }),
      ...describeEach(floating(UNITS.microseconds), {
        avg_commit_time_us: 'Time that a fast commit took of late, as a moving average.',
      }),
    },
    patterns: [
      {
        match: '*',
        meta: { ...COMMITS, description: 'Commits that could not be fast for this reason.' },
      },
    ],
  },
];
