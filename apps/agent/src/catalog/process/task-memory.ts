import { clearByWriting } from '@statsfs/core/model';
import { countOf, UNITS } from '@statsfs/core/units';
import { clearedBy, describeEach, floating, TEXT } from '../value-template.ts';

const SIZES = floating(UNITS.kibibytes);
const PAGES = floating(countOf('pages'));

/** Columns of /proc/PID/statm, in order. */
export const STATM_COLUMNS = ['size', 'resident', 'shared', 'text', 'lib', 'data', 'dt'] as const;

export const STATM = describeEach(PAGES, {
  size: 'Size of the virtual memory.',
  resident: 'Pages in memory, roughly.',
  shared: 'Pages in memory that files or shared memory back, roughly.',
  text: 'Size of the program text.',
  data: 'Size of data and stack.',
  // Kept for the sake of their places.
  lib: 'Always 0.',
  dt: 'Always 0.',
});

/** Keys of /proc/PID/smaps_rollup: exact, summed over all mappings of the process, and slow to read. */
export const SMAPS_ROLLUP = {
  ...describeEach(SIZES, {
    Rss: 'Resident memory.',
    Pss: 'Resident memory, each page divided by the number of processes that map it.',
    Pss_Dirty: 'The part of Pss in pages that have changed.',
    Pss_Anon: 'The part of Pss in anonymous memory.',
    Pss_File: 'The part of Pss in pages of files.',
    Pss_Shmem: 'The part of Pss in shared memory.',
    Shared_Clean: 'Unchanged memory that others map too.',
    Shared_Dirty: 'Changed memory that others map too.',
    Private_Clean: 'Unchanged memory that nobody else maps.',
    Private_Dirty: 'Changed memory that nobody else maps.',
    Anonymous: 'Memory that no file backs.',
    KSM: 'Memory that was merged with pages of the same content.',
    LazyFree: 'Memory that its owner said may be dropped.',
    AnonHugePages: 'Anonymous memory in transparent huge pages.',
    ShmemPmdMapped: 'Shared memory mapped by huge pages.',
    FilePmdMapped: 'Page cache mapped by huge pages.',
    Shared_Hugetlb: 'Pages of hugetlbfs that others map too.',
    Private_Hugetlb: 'Pages of hugetlbfs that nobody else maps.',
    Swap: 'Memory that is in swap.',
    SwapPss: 'Memory that is in swap, each page divided by the number of processes that have it.',
    Locked: 'Memory locked by mlock, each page divided by the number of processes that map it.',
  }),
  // 1 takes the mark off all pages (CLEAR_REFS_ALL).
  ...describeEach(clearedBy(clearByWriting('1\n', 'clear_refs'), SIZES), {
    Referenced: 'Memory marked as used since the marks were last cleared.',
  }),
};

/** Keys of /proc/PID/ksm_stat. */
export const KSM_STAT = {
  ...describeEach(floating(countOf('items')), {
    ksm_rmap_items: 'Pages that KSM keeps an eye on.',
  }),
  ...describeEach(PAGES, {
    ksm_zero_pages: 'Empty pages that KSM put the shared zero page in the place of.',
    ksm_merging_pages: 'Pages merged with others of the same content.',
  }),
  ...describeEach(floating(UNITS.bytes), {
    ksm_process_profit: 'Memory saved by merging, less what KSM needs to keep track.',
  }),
  ...describeEach(TEXT, {
    ksm_merge_any: 'Whether any memory of the process may be merged.',
    ksm_mergeable: 'Whether some memory of the process may be merged.',
  }),
};
