import { countOf, UNITS } from '@statsfs/core/units';
import { cumulative, floating, undescribed } from './value-template.ts';
import { VMSTAT_DEBUG } from './vmstat-debug.ts';
import { VMSTAT_HUGE_PAGES } from './vmstat-huge-pages.ts';
import { VMSTAT_LEVELS } from './vmstat-levels.ts';
import { VMSTAT_PLACEMENT } from './vmstat-placement.ts';
import { VMSTAT_RECLAIM } from './vmstat-reclaim.ts';

const EVENTS = undescribed(cumulative(UNITS.none));
const PAGES = undescribed(cumulative(countOf('pages')));
const LEVEL = undescribed(floating(countOf('pages')));

/** Keys of /proc/vmstat, some of which the files of nodes and zones have as well. */
export const VMSTAT_VALUES = {
  ...VMSTAT_LEVELS,
  ...VMSTAT_RECLAIM,
  ...VMSTAT_HUGE_PAGES,
  ...VMSTAT_PLACEMENT,
  ...VMSTAT_DEBUG,
};

/**
 * Items of zones and nodes are levels, but for the few that mm/vmstat.c counts as events under the same prefix;
 * `vm_event_item`s only grow. Which families are which is all that is said of keys that nobody described.
 */
export const VMSTAT_PATTERNS = [
  { match: 'nr_tlb_*', meta: EVENTS },
  { match: 'nr_vmscan_*', meta: PAGES },
  { match: 'nr_foll_pin_*', meta: EVENTS },
  { match: 'nr_*', meta: LEVEL },
  { match: 'workingset_*', meta: PAGES },
  { match: 'pgalloc_*', meta: PAGES },
  { match: 'pgskip_*', meta: PAGES },
  { match: 'pgscan_*', meta: PAGES },
  { match: 'pgsteal_*', meta: PAGES },
  { match: 'pgdemote_*', meta: PAGES },
  { match: 'pgpromote_*', meta: PAGES },
  { match: 'pg*', meta: EVENTS },
  { match: 'allocstall*', meta: EVENTS },
  { match: 'numa_*', meta: EVENTS },
  { match: 'thp_*', meta: EVENTS },
  { match: 'compact_*', meta: EVENTS },
  { match: 'htlb_*', meta: EVENTS },
  { match: 'cma_*', meta: EVENTS },
  { match: 'unevictable_pgs_*', meta: PAGES },
  { match: 'balloon_*', meta: PAGES },
  { match: 'zswp*', meta: PAGES },
  { match: 'swpin_*', meta: PAGES },
  { match: 'swpout_*', meta: PAGES },
  { match: 'kswapd_*', meta: EVENTS },
  { match: 'zone_reclaim_*', meta: EVENTS },
  { match: 'drop_*', meta: EVENTS },
  { match: 'direct_map_*', meta: EVENTS },
  { match: 'vma_lock_*', meta: EVENTS },
  { match: 'kstack_*', meta: EVENTS },
];
