import { countOf } from '@statsfs/core/units';
import { cumulative, describeEach, documentedIn } from './value-template.ts';

const TRANSHUGE = 'Documentation/admin-guide/mm/transhuge.rst';

/** Transparent huge pages, hugetlb pages and the compaction that makes room for them, since boot. */
export const VMSTAT_HUGE_PAGES = {
  ...describeEach(documentedIn(TRANSHUGE, cumulative(countOf('huge pages'))), {
    thp_fault_alloc: 'Huge pages allocated by page faults.',
    thp_collapse_alloc: 'Huge pages allocated by khugepaged to collapse small ones into.',
    thp_file_alloc: 'Huge pages allocated for files and shared memory.',
    thp_file_mapped: 'Huge pages of files mapped in one piece.',
    thp_split_page: 'Huge pages split into small ones.',
    thp_split_page_failed: 'Huge pages that could not be split, because something pinned them.',
    thp_deferred_split_page: 'Huge pages queued to be split when memory runs short.',
    thp_underused_split_page: 'Huge pages split because they were mostly zeros.',
    thp_zero_page_alloc: 'Huge pages of zeros allocated, however often they are mapped.',
    thp_swpout: 'Huge pages swapped out in one piece.',
    thp_swpout_fallback: 'Huge pages that had to be split to be swapped out.',
  }),
  ...describeEach(documentedIn(TRANSHUGE, cumulative(countOf('times'))), {
    thp_fault_fallback: 'Times that a page fault got small pages for want of a huge one.',
    thp_fault_fallback_charge: 'Times that a page fault got small pages because of a group limit.',
    thp_collapse_alloc_failed:
      'Times that khugepaged got no huge page to collapse small ones into.',
    thp_file_fallback: 'Times that a file got small pages for want of a huge one.',
    thp_file_fallback_charge: 'Times that a file got small pages because of a group limit.',
    thp_split_pmd: 'Times that the mapping of a huge page was split and the page was not.',
    thp_split_pud: 'Times that the mapping of a page of the next size up was split.',
    thp_scan_exceed_none_pte: 'Times that khugepaged left a range alone for too many empty pages.',
    thp_scan_exceed_swap_pte:
      'Times that khugepaged left a range alone for too many swapped pages.',
    thp_scan_exceed_share_pte:
      'Times that khugepaged left a range alone for too many shared pages.',
    thp_zero_page_alloc_failed: 'Times that no huge page of zeros could be allocated.',
    compact_stall: 'Times that a task had to compact memory itself to get a large page.',
    compact_fail: 'Times that a task compacted memory and still got no large page.',
    compact_success: 'Times that a task compacted memory and got its large page.',
  }),
  ...describeEach(cumulative(countOf('pages')), {
    compact_migrate_scanned: 'Pages that compaction examined for whether they can be moved.',
    compact_free_scanned: 'Pages that compaction examined for whether it can move others there.',
    compact_isolated: 'Pages that compaction took off their lists, to move them or move to them.',
    compact_daemon_migrate_scanned: 'Pages that kcompactd examined for whether they can be moved.',
    compact_daemon_free_scanned:
      'Pages that kcompactd examined for whether it can move others there.',
  }),
  ...describeEach(cumulative(countOf('times')), {
    compact_daemon_wake: 'Times that kcompactd was woken.',
  }),
  ...describeEach(cumulative(countOf('huge pages')), {
    htlb_buddy_alloc_success: 'Hugetlb pages added to their pool while the system ran.',
    htlb_buddy_alloc_fail: 'Hugetlb pages that could not be added to their pool.',
  }),
  ...describeEach(
    documentedIn('Documentation/mm/page_migration.rst', cumulative(countOf('huge pages'))),
    {
      thp_migration_success: 'Huge pages moved in one piece.',
      thp_migration_fail: 'Huge pages that could not be moved, not even in parts.',
      thp_migration_split: 'Huge pages split in order to be moved.',
    },
  ),
};
