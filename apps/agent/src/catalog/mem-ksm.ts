import { countOf, UNITS } from '@statsfs/core/units';
import type { CatalogFile } from './catalog-entry.ts';
import { valueFiles } from './value-files.ts';
import { cumulative, describeEach, floating } from './value-template.ts';

const PAGES = countOf('pages');

/** Merging of pages with the same content. */
export const MEM_KSM: readonly CatalogFile[] = valueFiles(
  {
    file: '/sys/kernel/mm/ksm',
    at: 'mem/ksm',
    filesystem: 'sysfs',
    reference: 'Documentation/admin-guide/mm/ksm.rst',
    pace: 'slow',
  },
  {
    ...describeEach(floating(PAGES), {
      pages_shared: 'Merged pages that are in use.',
      pages_sharing: 'Further places that use merged pages, which is how many pages are saved.',
      pages_unshared: 'Pages found to be unlike all others, and checked again and again.',
      pages_volatile: 'Pages that change too fast to be compared.',
      ksm_zero_pages: 'Pages of zeros that were replaced by the one page of zeros.',
      stable_node_dups: 'Copies of merged pages that were kept because too many places used one.',
    }),
    ...describeEach(floating(countOf('chains')), {
      stable_node_chains: 'Merged pages that as many places use as may, so that they have copies.',
    }),
    ...describeEach(floating(UNITS.bytes), {
      general_profit: 'Memory saved by merging, less what keeping track of it costs.',
    }),
    ...describeEach(cumulative(PAGES), {
      pages_scanned: 'Pages looked at by the scanner.',
      pages_skipped: 'Pages passed over by the scanner, which had found them unlike all others.',
    }),
    ...describeEach(cumulative(countOf('scans')), {
      full_scans: 'Times that all memory that may be merged was looked through.',
    }),
  },
);
