import { countOf } from '@statsfs/core/units';
import type { CatalogFile } from './catalog-entry.ts';
import { type ValueDirectory, valueFiles } from './value-files.ts';
import { cumulative, describeEach, floating, undescribed } from './value-template.ts';

const HUGE_PAGES = countOf('huge pages');
const TIMES = cumulative(countOf('times'));

const THP: ValueDirectory = {
  file: '/sys/kernel/mm/transparent_hugepage',
  at: 'mem/thp',
  filesystem: 'sysfs',
  reference: 'Documentation/admin-guide/mm/transhuge.rst',
  pace: 'slow',
};
const HUGETLB: ValueDirectory = {
  file: '/sys/kernel/mm/hugepages/hugepages-*kB',
  at: 'mem/hugepages/*kB',
  filesystem: 'sysfs',
  reference: 'Documentation/admin-guide/mm/hugetlbpage.rst',
  pace: 'slow',
};

const POOL = describeEach(floating(HUGE_PAGES), {
  nr_hugepages: 'Pages of this size in the pool, in use or not.',
  free_hugepages: 'Pages of this size that nobody uses.',
  surplus_hugepages: 'Pages of this size beyond those that the pool is set to keep.',
});

/** Transparent huge pages by size, khugepaged that makes them, and the pools of hugetlb pages by size. */
export const MEM_HUGE_PAGES: readonly CatalogFile[] = [
  {
    ...THP,
    file: `${THP.file}/hugepages-*kB/stats/*`,
    at: `${THP.at}/*kB/*`,
    format: { kind: 'scalar' },
    values: {
      ...describeEach(cumulative(HUGE_PAGES), {
        anon_fault_alloc: 'Pages of this size allocated by page faults.',
        zswpout: 'Pages of this size put into compressed memory in one piece.',
        swpin: 'Pages of this size brought back from swap in one piece.',
        swpout: 'Pages of this size swapped out in one piece.',
        swpout_fallback: 'Pages of this size that had to be split to be swapped out.',
        shmem_alloc: 'Pages of this size allocated for tmpfs and shared memory.',
        split: 'Pages of this size split into smaller ones.',
        split_failed: 'Pages of this size that could not be split, because something pinned them.',
        split_deferred: 'Pages of this size queued to be split when memory runs short.',
      }),
      ...describeEach(TIMES, {
        anon_fault_fallback: 'Times that a page fault got smaller pages for want of one this size.',
        anon_fault_fallback_charge:
          'Times that a page fault got smaller pages because of a group limit.',
        swpin_fallback: 'Times that smaller pages were swapped in for want of one this size.',
        swpin_fallback_charge: 'Times that smaller pages were swapped in because of a group limit.',
        shmem_fallback: 'Times that shared memory got smaller pages for want of one this size.',
        shmem_fallback_charge:
          'Times that shared memory got smaller pages because of a group limit.',
      }),
      ...describeEach(floating(HUGE_PAGES), {
        nr_anon: 'Anonymous pages of this size, whole or partly unmapped.',
        nr_anon_partially_mapped:
          'Anonymous pages of this size that are partly unmapped and wait to be split.',
      }),
    },
    patterns: [
      { match: 'nr_*', meta: undescribed(floating(HUGE_PAGES)) },
      { match: 'anon_fault_*', meta: undescribed(TIMES) },
      { match: 'shmem_*', meta: undescribed(TIMES) },
      { match: 'swpin_*', meta: undescribed(TIMES) },
      { match: 'swpout_*', meta: undescribed(TIMES) },
      { match: 'split_*', meta: undescribed(TIMES) },
    ],
  },
  ...valueFiles(
    { ...THP, file: `${THP.file}/khugepaged`, at: `${THP.at}/khugepaged` },
    {
      // Both are unsigned int in mm/khugepaged.c.
      ...describeEach(
        { ...cumulative(HUGE_PAGES), width: 32 },
        {
          pages_collapsed: 'Huge pages that khugepaged put together from small ones.',
        },
      ),
      ...describeEach(
        { ...cumulative(countOf('scans')), width: 32 },
        {
          full_scans: 'Times that khugepaged looked through all memory it may collapse.',
        },
      ),
    },
  ),
  ...valueFiles(HUGETLB, {
    ...POOL,
    ...describeEach(floating(HUGE_PAGES), {
      resv_hugepages: 'Pages of this size promised to programs but not handed out.',
    }),
  }),
  ...valueFiles(
    {
      ...HUGETLB,
      file: '/sys/devices/system/node/node#/hugepages/hugepages-*kB',
      at: 'mem/node#/hugepages/*kB',
    },
    POOL,
  ),
];
