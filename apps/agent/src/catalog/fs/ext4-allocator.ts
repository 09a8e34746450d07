import { countOf, UNITS } from '@statsfs/core/units';
import type { CatalogFile } from '../catalog-entry.ts';
import {
  cumulative,
  describeEach,
  floating,
  undescribed,
  type ValueTemplate,
} from '../value-template.ts';

/** Nearly all are atomic_t; `hits`, `groups_considered` and `useless_loops` are not. */
const counted = (noun: string): ValueTemplate => ({ ...cumulative(countOf(noun)), width: 32 });

/** How ext4 finds room for data. It counts only while mb_stats in sysfs is set, and goes on from where it was. */
export const EXT4_ALLOCATOR: readonly CatalogFile[] = [
  {
    file: '/proc/fs/ext4/*/mb_stats',
    at: 'fs/ext4/*/mb_stats',
    filesystem: 'procfs',
    format: { kind: 'indented' },
    reference: 'ext4_seq_mb_stats_show of fs/ext4/mballoc.c',
    pace: 'slow',
    off: 'collection turned off',
    values: {
      ...describeEach(counted('requests'), {
        reqs: 'Requests for room.',
        success: 'Requests that got all the room they asked for.',
        goal_hits: 'Requests that got the place they asked for.',
        stream_goal_hits: 'Requests that got the place that follows the last one of the file.',
        len_goal_hits: 'Requests that got a place of the length they asked for.',
        '2^n_hits': 'Requests of a power of two that got a block of just that size.',
        breaks: 'Searches that ended because they had seen enough.',
        lost: 'Requests whose room was taken by others meanwhile.',
      }),
      ...describeEach(counted('groups'), {
        groups_scanned: 'Block groups searched.',
      }),
      ...describeEach(counted('extents'), {
        extents_scanned: 'Free extents looked at.',
      }),
      ...describeEach(cumulative(countOf('requests')), {
        hits: 'Requests served in this round of the search.',
        useless_loops: 'Rounds of this kind that found nothing.',
      }),
      ...describeEach(cumulative(countOf('groups')), {
        groups_considered: 'Block groups considered in this round of the search.',
      }),
      ...describeEach(cumulative(UNITS.nanoseconds), {
        buddies_time_used: 'Time spent to read which blocks of groups are free.',
      }),
      ...describeEach(counted('blocks'), {
        preallocated: 'Blocks set aside for files that may grow.',
        discarded: 'Blocks set aside that were not needed.',
      }),
    },
  },
  {
    file: '/proc/fs/ext4/*/mb_structs_summary',
    at: 'fs/ext4/*/mb_structs',
    filesystem: 'procfs',
    format: { kind: 'indented' },
    reference: 'ext4_mb_seq_structs_summary_show of fs/ext4/mballoc.c',
    // It walks the lists with their locks held.
    pace: 'asked',
    values: describeEach(floating(UNITS.boolean), {
      optimize_scan: 'Whether groups are found by these lists.',
    }),
    patterns: [
      {
        match: 'list_order_*_groups',
        meta: {
          ...floating(countOf('groups')),
          description: 'Block groups on the list of this power of two.',
        },
      },
      { match: '*', meta: undescribed(floating(UNITS.none)) },
    ],
  },
];
