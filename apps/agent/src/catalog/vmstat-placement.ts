import { countOf } from '@statsfs/core/units';
import { cumulative, describeEach, documentedIn } from './value-template.ts';

const PAGES = cumulative(countOf('pages'));
const NUMASTAT = 'Documentation/admin-guide/numastat.rst';
const UNEVICTABLE = 'Documentation/mm/unevictable-lru.rst';

/** Where pages went and what held them there: nodes, tiers, locks, pins, swap and balloon, since boot. */
export const VMSTAT_PLACEMENT = {
  ...describeEach(documentedIn(NUMASTAT, cumulative(countOf('allocations'))), {
    numa_hit: 'Allocations served by the node they were meant for.',
    numa_miss: 'Allocations served by a node they were not meant for.',
    numa_foreign: 'Allocations that a node was meant to serve and another one did.',
    numa_interleave: 'Interleaved allocations served by the node whose turn it was.',
    numa_local: 'Allocations served by the node that the task ran on.',
    numa_other: 'Allocations served by another node than the task ran on.',
  }),
  ...describeEach(PAGES, {
    numa_pages_migrated: 'Pages moved to the node that uses them.',
    pgpromote_success: 'Pages moved to a faster tier of memory.',
    pgpromote_candidate: 'Pages found to be worth a faster tier of memory.',
    pgpromote_candidate_nrl:
      'Pages worth a faster tier that had room, so their rate was not limited.',
    pgdemote_kswapd: 'Pages moved to a slower tier of memory by kswapd.',
    pgdemote_direct: 'Pages moved to a slower tier by tasks that needed memory at once.',
    pgdemote_khugepaged: 'Pages moved to a slower tier of memory by khugepaged.',
    pgdemote_proactive: 'Pages moved to a slower tier because user space asked for it.',
    swap_ra: 'Pages read from swap ahead of use.',
    swap_ra_hit: 'Pages read from swap ahead of use and then used.',
    swpin_zero: 'Pages of zeros brought back from swap without I/O.',
    swpout_zero: 'Pages of zeros swapped out without I/O.',
    ksm_swpin_copy: 'Merged pages that had to be copied when they came back from swap.',
    cow_ksm: 'Merged pages that had to be copied when somebody wrote to them.',
    zswpin: 'Pages brought back from compressed memory.',
    zswpout: 'Pages put into compressed memory instead of swap.',
    zswpwb: 'Pages moved on from compressed memory to swap.',
    balloon_inflate: 'Pages that a balloon driver took to hand them to the host.',
    balloon_deflate: 'Pages that a balloon driver gave back to this guest.',
    balloon_migrate: 'Pages of the balloon exchanged for others, to compact memory.',
    cma_alloc_success: 'Pages allocated in areas set aside for contiguous allocations.',
    cma_alloc_fail: 'Pages that could not be allocated in areas set aside for that.',
  }),
  ...describeEach(
    documentedIn('Documentation/mm/page_migration.rst', cumulative(countOf('pages'))),
    {
      pgmigrate_success: 'Pages moved to another place in memory.',
      pgmigrate_fail: 'Pages that could not be moved.',
    },
  ),
  ...describeEach(documentedIn(UNEVICTABLE, cumulative(countOf('pages'))), {
    unevictable_pgs_culled: 'Pages put on the list of those that reclaim must leave alone.',
    unevictable_pgs_scanned: 'Pages of that list examined for whether they still belong there.',
    unevictable_pgs_rescued: 'Pages taken off that list because they can be reclaimed again.',
    unevictable_pgs_mlocked: 'Pages locked into memory.',
    unevictable_pgs_munlocked: 'Pages that are no longer locked into memory.',
    unevictable_pgs_cleared: 'Locked pages unlocked because they were unmapped or truncated.',
    unevictable_pgs_stranded: 'Unlocked pages left on that list because somebody else held them.',
  }),
  ...describeEach(
    documentedIn('Documentation/core-api/pin_user_pages.rst', cumulative(countOf('pins'))),
    {
      nr_foll_pin_acquired: 'Pins put on pages that devices or the kernel access directly.',
      nr_foll_pin_released: 'Pins taken off such pages again.',
    },
  ),
  ...describeEach(cumulative(countOf('entries')), {
    numa_pte_updates: 'Page table entries marked to find out who uses their pages.',
    numa_huge_pte_updates: 'Entries of huge pages marked to find out who uses them.',
  }),
  ...describeEach(cumulative(countOf('faults')), {
    numa_hint_faults: 'Page faults taken to find out which node uses a page.',
    numa_hint_faults_local: 'Such faults on pages of the node that the task ran on.',
    vma_lock_success: 'Page faults handled under the lock of a single mapping.',
    vma_lock_abort: 'Page faults that could not be handled under the lock of a single mapping.',
    vma_lock_retry: 'Page faults begun under the lock of a single mapping and started over.',
    vma_lock_miss: 'Page faults whose mapping changed before it could be locked.',
  }),
  ...describeEach(cumulative(countOf('splits')), {
    direct_map_level2_splits: 'Mappings of 2 MiB in the map of all memory split into small ones.',
    direct_map_level3_splits: 'Mappings of 1 GiB in the map of all memory split into smaller ones.',
  }),
  ...describeEach(cumulative(countOf('collapses')), {
    direct_map_level2_collapses: 'Mappings of 2 MiB in the map of all memory put together again.',
    direct_map_level3_collapses: 'Mappings of 1 GiB in the map of all memory put together again.',
  }),
  ...describeEach(cumulative(countOf('flushes')), {
    nr_tlb_remote_flush: 'Flushes of address translations asked of other CPUs.',
    nr_tlb_remote_flush_received: 'Flushes of address translations that other CPUs asked for.',
    nr_tlb_local_flush_all: 'Flushes of all address translations of the CPU itself.',
    nr_tlb_local_flush_one: 'Flushes of single address translations of the CPU itself.',
  }),
};
