import type { FormatSpec } from '@statsfs/core/format';
import { UNITS } from '@statsfs/core/units';
import type { CatalogFile } from '../catalog-entry.ts';
import { valueFiles } from '../value-files.ts';
import { describeEach, floating } from '../value-template.ts';
import { XFS_STATS } from './xfs-stats.ts';

/** Rows of the file, and for each column its name in struct __xfsstats, fs/xfs/xfs_stats.h. */
const ROWS: Readonly<Record<string, readonly string[]>> = {
  extent_alloc: ['xs_allocx', 'xs_allocb', 'xs_freex', 'xs_freeb'],
  blk_map: [
    'xs_blk_mapr',
    'xs_blk_mapw',
    'xs_blk_unmap',
    'xs_add_exlist',
    'xs_del_exlist',
    'xs_look_exlist',
    'xs_cmp_exlist',
  ],
  dir: ['xs_dir_lookup', 'xs_dir_create', 'xs_dir_remove', 'xs_dir_getdents'],
  trans: ['xs_trans_sync', 'xs_trans_async', 'xs_trans_empty'],
  ig: [
    'xs_ig_attempts',
    'xs_ig_found',
    'xs_ig_frecycle',
    'xs_ig_missed',
    'xs_ig_dup',
    'xs_ig_reclaims',
    'xs_ig_attrchg',
  ],
  log: ['xs_log_writes', 'xs_log_blocks', 'xs_log_noiclogs', 'xs_log_force', 'xs_log_force_sleep'],
  push_ail: [
    'xs_try_logspace',
    'xs_sleep_logspace',
    'xs_push_ail',
    'xs_push_ail_success',
    'xs_push_ail_pushbuf',
    'xs_push_ail_pinned',
    'xs_push_ail_locked',
    'xs_push_ail_flushing',
    'xs_push_ail_restarts',
    'xs_push_ail_flush',
  ],
  xstrat: ['xs_xstrat_quick', 'xs_xstrat_split'],
  rw: ['xs_write_calls', 'xs_read_calls'],
  attr: ['xs_attr_get', 'xs_attr_set', 'xs_attr_remove', 'xs_attr_list'],
  icluster: ['xs_iflush_count', 'xs_icluster_flushcnt', 'xs_icluster_flushinode'],
  vnodes: [
    'vn_active',
    'vn_alloc',
    'vn_get',
    'vn_hold',
    'vn_rele',
    'vn_reclaim',
    'vn_remove',
    'vn_free',
  ],
  buf: [
    'xb_get',
    'xb_create',
    'xb_get_locked',
    'xb_get_locked_waited',
    'xb_busy_locked',
    'xb_miss_locked',
    'xb_page_retries',
    'xb_page_found',
    'xb_get_read',
  ],
  qm: [
    'xs_qm_dqreclaims',
    'xs_qm_dqreclaim_misses',
    'xs_qm_dquot_dups',
    'xs_qm_dqcachemisses',
    'xs_qm_dqcachehits',
    'xs_qm_dqwants',
    'xs_qm_dquot',
    'xs_qm_dquot_unused',
  ],
  xpc: ['xs_xstrat_bytes', 'xs_write_bytes', 'xs_read_bytes'],
  defer_relog: ['defer_relog'],
};

/** Rows of trees begin so, and the rest of the word is what tells them apart: `abtb2`, `rmapbt_mem`. */
const TREES = ['abt', 'bmbt', 'ibt', 'fibt', 'rmap', 'refcnt', 'rcbag', 'rtrmap', 'rtrefcnt'];
const TREE_COLUMNS = [
  'lookup',
  'compare',
  'insrec',
  'delrec',
  'newroot',
  'killroot',
  'increment',
  'decrement',
  'lshift',
  'rshift',
  'split',
  'join',
  'alloc',
  'free',
  'moves',
];

const numbers = (names: readonly string[]): string => names.map((name) => `{${name}}`).join(' ');

/** Rows without a pattern are left out: `abt` and `bmbt`, which begin `abtb2`, `abtc2` and `bmbt2` anew, and `debug`. */
const FORMAT: FormatSpec = {
  kind: 'lines',
  lines: [
    ...Object.entries(ROWS).map(([row, names]) => `${row} ${numbers(names)}`),
    ...TREES.map((begin) => `${begin}{${begin}>} ${numbers(TREE_COLUMNS)}`),
  ],
};

const STATS: Pick<CatalogFile, 'filesystem' | 'format' | 'values'> = {
  filesystem: 'sysfs',
  format: FORMAT,
  values: XFS_STATS,
};

/**
 * File systems of type XFS, and all that there ever were since the module was loaded. The two have references of their own,
 * so that the second is not added to the first.
 */
export const XFS: readonly CatalogFile[] = [
  {
    ...STATS,
    file: '/sys/fs/xfs/stats/stats',
    at: 'fs/xfs',
    reference: 'Documentation/admin-guide/xfs.rst',
  },
  { ...STATS, file: '/sys/fs/xfs/*/stats/stats', at: 'fs/xfs/*', reference: 'fs/xfs/xfs_stats.h' },
  ...valueFiles(
    {
      file: '/sys/fs/xfs/*/log',
      at: 'fs/xfs/*/log',
      filesystem: 'sysfs',
      reference: 'Documentation/ABI/testing/sysfs-fs-xfs',
    },
    describeEach(floating(UNITS.bytes), {
      reserve_grant_head_bytes: 'Room in the log that transactions have reserved to begin.',
      write_grant_head_bytes: 'Room in the log that transactions have reserved, as they go on.',
    }),
  ),
];
