import { countOf, UNITS } from '@statsfs/core/units';
import { cumulative, describeEach } from './value-template.ts';

const PAGES = cumulative(countOf('pages'));
const FAULTS = cumulative(countOf('faults'));
const STALLS = cumulative(countOf('stalls'));
const TIMES = cumulative(countOf('times'));

/** Allocating, faulting in, writing back and reclaiming, since boot. */
export const VMSTAT_RECLAIM = {
  // Counted in sectors and printed halved, unlike everything around them (vmstat_start).
  ...describeEach(cumulative(UNITS.kibibytes), {
    pgpgin: 'Data read from block devices.',
    pgpgout: 'Data written to block devices.',
  }),
  ...describeEach(FAULTS, {
    pgfault: 'Page faults of either kind.',
    pgmajfault: 'Page faults that had to wait for I/O.',
  }),
  ...describeEach(PAGES, {
    pswpin: 'Pages read from swap.',
    pswpout: 'Pages written to swap.',
    pgalloc_dma: 'Pages allocated in zone DMA.',
    pgalloc_dma32: 'Pages allocated in zone DMA32.',
    pgalloc_normal: 'Pages allocated in zone Normal.',
    pgalloc_high: 'Pages allocated in zone HighMem.',
    pgalloc_movable: 'Pages allocated in zone Movable.',
    pgalloc_device: 'Pages allocated in zone Device.',
    pgfree: 'Pages freed.',
    pgreuse: 'Pages that a write fault could keep, for nobody else used them any more.',
    pgactivate: 'Pages found in use and moved to an active list.',
    pgdeactivate: 'Pages moved from an active to an inactive list.',
    pglazyfree: 'Pages that their owner said may be dropped.',
    pglazyfreed: 'Pages dropped after their owner had said so.',
    pgrefill: 'Pages of active lists examined for whether they are still in use.',
    pgrotated: 'Pages written back and then put first in line for reclaim.',
    pgsteal_kswapd: 'Pages reclaimed by kswapd.',
    pgsteal_direct: 'Pages reclaimed by tasks that needed memory at once.',
    pgsteal_khugepaged: 'Pages reclaimed by khugepaged.',
    pgsteal_proactive: 'Pages reclaimed because user space asked for it.',
    pgsteal_anon: 'Anonymous pages reclaimed.',
    pgsteal_file: 'Pages of files reclaimed.',
    pgscan_kswapd: 'Pages that kswapd examined for reclaim.',
    pgscan_direct: 'Pages examined for reclaim by tasks that needed memory at once.',
    pgscan_khugepaged: 'Pages that khugepaged examined for reclaim.',
    pgscan_proactive: 'Pages examined for reclaim because user space asked for it.',
    pgscan_anon: 'Anonymous pages examined for reclaim.',
    pgscan_file: 'Pages of files examined for reclaim.',
    pgskip_dma: 'Pages of zone DMA passed over because a lower zone was short.',
    pgskip_dma32: 'Pages of zone DMA32 passed over because a lower zone was short.',
    pgskip_normal: 'Pages of zone Normal passed over because a lower zone was short.',
    pgskip_high: 'Pages of zone HighMem passed over because a lower zone was short.',
    pgskip_movable: 'Pages of zone Movable passed over because a lower zone was short.',
    pgskip_device: 'Pages of zone Device passed over because a lower zone was short.',
    pginodesteal: 'Pages freed along with the inodes of tasks that needed memory at once.',
    kswapd_inodesteal: 'Pages freed along with inodes that kswapd reclaimed.',
    nr_dirtied: 'Pages that became dirty.',
    nr_written: 'Pages that were written back.',
    nr_throttled_written: 'Pages written back while reclaim waited for that.',
    nr_vmscan_write: 'Pages that reclaim wrote out itself.',
    nr_vmscan_immediate_reclaim: 'Pages found under writeback, to be reclaimed as soon as it ends.',
    // Until Linux 5.8, which has them for files alone.
    workingset_refault: 'Pages needed again after they had been evicted.',
    workingset_activate: 'Pages needed again so soon that they became active.',
    workingset_restore: 'Pages needed again that had been active when evicted.',
    workingset_refault_anon: 'Anonymous pages needed again after they had been evicted.',
    workingset_refault_file: 'Pages of files needed again after they had been evicted.',
    workingset_activate_anon: 'Anonymous pages needed again so soon that they became active.',
    workingset_activate_file: 'Pages of files needed again so soon that they became active.',
    workingset_restore_anon: 'Anonymous pages needed again that had been active when evicted.',
    workingset_restore_file: 'Pages of files needed again that had been active when evicted.',
  }),
  ...describeEach(STALLS, {
    allocstall_dma: 'Times that a task had to reclaim memory itself to get some of zone DMA.',
    allocstall_dma32: 'Times that a task had to reclaim memory itself to get some of zone DMA32.',
    allocstall_normal: 'Times that a task had to reclaim memory itself to get some of zone Normal.',
    allocstall_high: 'Times that a task had to reclaim memory itself to get some of zone HighMem.',
    allocstall_movable:
      'Times that a task had to reclaim memory itself to get some of zone Movable.',
    allocstall_device: 'Times that a task had to reclaim memory itself to get some of zone Device.',
    pgscan_direct_throttle: 'Times that a task had to wait because reserves were nearly used up.',
  }),
  ...describeEach(TIMES, {
    zone_reclaim_success: 'Times that reclaim on the nearest node made room there.',
    zone_reclaim_failed: 'Times that reclaim on the nearest node did not make room there.',
    pageoutrun: 'Times that kswapd set out to balance a node.',
    kswapd_low_wmark_hit_quickly:
      'Times that kswapd was called back from a nap, free memory having sunk to the low mark.',
    kswapd_high_wmark_hit_quickly:
      'Times that kswapd woke from a nap with free memory below the high mark again.',
    drop_pagecache: 'Times that somebody had the page cache dropped.',
    drop_slab: 'Times that somebody had reclaimable slab objects dropped.',
  }),
  ...describeEach(cumulative(countOf('objects')), {
    slabs_scanned: 'Slab objects examined for reclaim.',
  }),
  ...describeEach(cumulative(countOf('nodes')), {
    workingset_nodereclaim: 'Nodes of the page cache freed that remembered evicted pages only.',
  }),
  ...describeEach(cumulative(countOf('processes')), {
    oom_kill: 'Processes killed because memory ran out.',
  }),
};
