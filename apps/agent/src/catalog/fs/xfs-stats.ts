import { clearByWriting } from '@statsfs/core/model';
import { countOf, UNITS } from '@statsfs/core/units';
import type { ValueMeta } from '../catalog-entry.ts';
import {
  clearedBy,
  cumulative,
  describeEach,
  floating,
  type ValueTemplate,
} from '../value-template.ts';

/** Only `1` clears; the file refuses everything else. */
const CLEAR = clearByWriting('1\n', 'stats_clear');
/** struct __xfsstats counts in uint32_t, but for the three that are bytes and the last. */
const counted = (noun: string): ValueTemplate => ({
  ...clearedBy(CLEAR, cumulative(countOf(noun))),
  width: 32,
});
const TIMES = counted('times');
const INODES = counted('inodes');
const EXTENTS = counted('extents');

/** What one of the trees on disk did. */
const TREE = {
  ...describeEach(TIMES, {
    lookup: 'Records looked for.',
    compare: 'Records compared with the one looked for.',
    insrec: 'Records inserted.',
    delrec: 'Records deleted.',
    newroot: 'Times that the tree grew by a level.',
    killroot: 'Times that the tree shrank by a level.',
    increment: 'Steps to the next record.',
    decrement: 'Steps to the record before.',
    lshift: 'Times that records were moved to the block on the left.',
    rshift: 'Times that records were moved to the block on the right.',
    split: 'Blocks split in two.',
    join: 'Blocks joined with another.',
  }),
  ...describeEach(counted('blocks'), { alloc: 'Blocks allocated.', free: 'Blocks freed.' }),
  ...describeEach(counted('records'), { moves: 'Records moved within blocks.' }),
};

/** By the names of struct __xfsstats, fs/xfs/xfs_stats.h. */
export const XFS_STATS: Readonly<Record<string, ValueMeta>> = {
  ...TREE,
  ...describeEach(EXTENTS, {
    xs_allocx: 'Extents allocated.',
    xs_freex: 'Extents freed.',
    xs_add_exlist: 'Extents added to the lists of files.',
    xs_del_exlist: 'Extents removed from the lists of files.',
    xs_look_exlist: 'Extents looked for in the lists of files.',
    xs_cmp_exlist: 'Extents compared with the one looked for.',
    xs_xstrat_quick: 'Delayed allocations served with a single extent.',
    xs_xstrat_split: 'Delayed allocations served with several extents.',
  }),
  ...describeEach(counted('blocks'), {
    xs_allocb: 'Blocks allocated.',
    xs_freeb: 'Blocks freed.',
  }),
  ...describeEach({ ...TIMES, unit: UNITS.sectors }, { xs_log_blocks: 'Data written to the log.' }),
  ...describeEach(TIMES, {
    xs_blk_mapr: 'Times that the place of data was looked up to read it.',
    xs_blk_mapw: 'Times that the place of data was looked up to write it.',
    xs_blk_unmap: 'Times that data was taken out of a file.',
    vn_alloc: 'Times that an inode was allocated.',
    vn_get: 'Times that an inode in memory was taken up again.',
    vn_hold: 'Times that an inode was held.',
    vn_rele: 'Times that an inode was let go of.',
    vn_reclaim: 'Times that an inode was to be reclaimed.',
    vn_remove: 'Times that an inode was removed from memory.',
    vn_free: 'Times that an inode was freed.',
    xs_dir_lookup: 'Names looked for in directories.',
    xs_dir_create: 'Names added to directories.',
    xs_dir_remove: 'Names removed from directories.',
    xs_dir_getdents: 'Times that a directory was listed.',
    xs_attr_get: 'Extended attributes read.',
    xs_attr_set: 'Extended attributes set.',
    xs_attr_remove: 'Extended attributes removed.',
    xs_attr_list: 'Times that extended attributes were listed.',
    xs_write_calls: 'Writes to files.',
    xs_read_calls: 'Reads from files.',
    xs_ig_attempts: 'Inodes looked for in memory.',
    xs_ig_found: 'Inodes looked for in memory and found.',
    xs_ig_frecycle: 'Inodes looked for in memory that were found but being freed.',
    xs_ig_missed: 'Inodes looked for in memory and not found.',
    xs_ig_dup: 'Inodes that somebody else had read in meanwhile.',
    xs_ig_attrchg: 'Times that an attribute of an inode was changed.',
    xs_log_writes: 'Buffers of the log written to disk.',
    xs_log_noiclogs: 'Times that no buffer of the log was free.',
    xs_log_force: 'Times that the log was forced to disk.',
    xs_log_force_sleep: 'Times that somebody slept until the log was forced to disk.',
    xs_try_logspace: 'Times that room in the log was asked for.',
    xs_sleep_logspace: 'Times that somebody slept for want of room in the log.',
    xs_push_ail: 'Times that old changes were to be written to make room in the log.',
    xs_push_ail_restarts: 'Times that doing so had to begin anew.',
    xs_push_ail_flush: 'Times that doing so needed the log to be forced to disk.',
  }),
  ...describeEach(counted('changes'), {
    xs_push_ail_success: 'Old changes written.',
    xs_push_ail_pushbuf: 'Old changes that a buffer had to be written for.',
    xs_push_ail_pinned: 'Old changes not written because the log had them not yet.',
    xs_push_ail_locked: 'Old changes not written because they were locked.',
    xs_push_ail_flushing: 'Old changes that were being written already.',
  }),
  ...describeEach(counted('transactions'), {
    xs_trans_sync: 'Transactions that waited for the log to be written.',
    xs_trans_async: 'Transactions that did not wait for the log to be written.',
    xs_trans_empty: 'Transactions that changed nothing.',
  }),
  ...describeEach(INODES, {
    xs_ig_reclaims: 'Inodes taken out of memory.',
    xs_iflush_count: 'Inodes prepared to be written.',
    xs_icluster_flushcnt: 'Clusters of inodes prepared to be written.',
    xs_icluster_flushinode: 'Inodes prepared to be written together with others.',
  }),
  ...describeEach({ ...floating(countOf('inodes')), width: 32 }, { vn_active: 'Inodes in use.' }),
  ...describeEach(counted('buffers'), {
    xb_get: 'Buffers asked for.',
    xb_create: 'Buffers made.',
    xb_get_locked: 'Buffers asked for and found.',
    xb_get_locked_waited: 'Buffers found that had to be waited for.',
    xb_busy_locked: 'Buffers found locked that nobody wanted to wait for.',
    xb_miss_locked: 'Buffers asked for and not found.',
    xb_page_retries: 'Times that memory for a buffer could not be had at once.',
    xb_page_found: 'Pages for buffers that were found in memory.',
    xb_get_read: 'Buffers read from disk.',
  }),
  ...describeEach(counted('quotas'), {
    xs_qm_dqreclaims: 'Quotas taken out of memory.',
    xs_qm_dqreclaim_misses: 'Quotas that could not be taken out of memory.',
    xs_qm_dquot_dups: 'Quotas that somebody else had read in meanwhile.',
    xs_qm_dqcachemisses: 'Quotas looked for in memory and not found.',
    xs_qm_dqcachehits: 'Quotas looked for in memory and found.',
    xs_qm_dqwants: 'Quotas asked for that were about to be taken out of memory.',
  }),
  ...describeEach(
    { ...floating(countOf('quotas')), width: 32 },
    {
      xs_qm_dquot: 'Quotas in memory.',
      xs_qm_dquot_unused: 'Quotas in memory that nobody uses.',
    },
  ),
  ...describeEach(clearedBy(CLEAR, cumulative(UNITS.bytes)), {
    xs_xstrat_bytes: 'Data that delayed allocation found a place for.',
    xs_write_bytes: 'Data written to files.',
    xs_read_bytes: 'Data read from files.',
  }),
  ...describeEach(clearedBy(CLEAR, cumulative(countOf('times'))), {
    defer_relog: 'Times that an intent was logged anew so that the log could move on.',
  }),
};
