import { countOf } from '@statsfs/core/units';
import { cumulative, describeEach, undescribed } from '../value-template.ts';

const PAGES = cumulative(countOf('pages'));
const FAULTS = cumulative(countOf('faults'));
const HUGE_PAGES = cumulative(countOf('huge pages'));

/** What happened to a cgroup's memory since it was made, its descendants included: memory.stat. */
export const MEMORY_STAT_EVENTS = {
  ...describeEach(FAULTS, {
    pgfault: 'Page faults of either kind.',
    pgmajfault: 'Page faults that had to wait for I/O.',
    numa_hint_faults: 'Page faults provoked to learn which node uses a page.',
  }),
  ...describeEach(PAGES, {
    workingset_refault_anon: 'Anonymous pages needed again after they had been evicted.',
    workingset_refault_file: 'Pages of files needed again after they had been evicted.',
    workingset_activate_anon: 'Anonymous pages needed again so soon that they became active.',
    workingset_activate_file: 'Pages of files needed again so soon that they became active.',
    workingset_restore_anon: 'Anonymous pages needed again that had been active when evicted.',
    workingset_restore_file: 'Pages of files needed again that had been active when evicted.',
    pswpin: 'Pages read from swap.',
    pswpout: 'Pages written to swap.',
    pgscan: 'Pages examined for reclaim.',
    pgscan_kswapd: 'Pages that kswapd examined for reclaim.',
    pgscan_direct: 'Pages examined for reclaim by tasks that needed memory at once.',
    pgscan_khugepaged: 'Pages that khugepaged examined for reclaim.',
    pgscan_proactive: 'Pages examined for reclaim because user space asked for it.',
    pgsteal: 'Pages reclaimed.',
    pgsteal_kswapd: 'Pages reclaimed by kswapd.',
    pgsteal_direct: 'Pages reclaimed by tasks that needed memory at once.',
    pgsteal_khugepaged: 'Pages reclaimed by khugepaged.',
    pgsteal_proactive: 'Pages reclaimed because user space asked for it.',
    pgrefill: 'Pages of active lists examined for whether they are still in use.',
    pgactivate: 'Pages found in use and moved to an active list.',
    pgdeactivate: 'Pages moved from an active to an inactive list.',
    pglazyfree: 'Pages that their owner said may be dropped.',
    pglazyfreed: 'Pages dropped after their owner had said so.',
    pgdemote_kswapd: 'Pages that kswapd moved to slower memory.',
    pgdemote_direct: 'Pages moved to slower memory by tasks that needed memory at once.',
    pgdemote_khugepaged: 'Pages that khugepaged moved to slower memory.',
    pgdemote_proactive: 'Pages moved to slower memory because user space asked for it.',
    pgpromote_success: 'Pages moved back to faster memory.',
    swpin_zero: 'Pages of zeros back from swap, which needed no I/O.',
    swpout_zero: 'Pages of zeros swapped out, which needed no I/O.',
    zswpin: 'Pages brought back from zswap.',
    zswpout: 'Pages stored in zswap.',
    zswpwb: 'Pages written from zswap to swap.',
    numa_pages_migrated: 'Pages moved to the node that uses them.',
    numa_pte_updates: 'Pages whose next use was made to fault, to learn which node uses them.',
  }),
  ...describeEach(HUGE_PAGES, {
    thp_fault_alloc: 'Transparent huge pages allocated at a page fault.',
    thp_collapse_alloc: 'Transparent huge pages allocated to join small ones.',
    thp_swpout: 'Transparent huge pages swapped out in one piece.',
    thp_swpout_fallback: 'Transparent huge pages split to be swapped out.',
  }),
  ...describeEach(cumulative(countOf('nodes')), {
    workingset_nodereclaim: 'Nodes of the page cache freed that remembered evicted pages only.',
  }),
  ...describeEach(cumulative(countOf('tasks')), {
    numa_task_migrated: 'Tasks moved to the node whose memory they use.',
    numa_task_swapped: 'Tasks that changed nodes with another, to be where their memory is.',
  }),
};

/** Families that hold nothing but counters, for members that came after us. */
export const MEMORY_STAT_FAMILIES = [
  { match: 'workingset_*', meta: undescribed(PAGES) },
  { match: 'pg*', meta: undescribed(PAGES) },
  { match: 'thp_*', meta: undescribed(HUGE_PAGES) },
] as const;
