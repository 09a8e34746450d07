import type { CatalogFile } from './catalog-entry.ts';
import { MEM_ALLOCATORS } from './mem-allocators.ts';
import { MEM_ERRORS } from './mem-errors.ts';
import { MEM_FRAGMENTATION } from './mem-fragmentation.ts';
import { MEM_HUGE_PAGES } from './mem-huge-pages.ts';
import { MEM_INFO } from './mem-info.ts';
import { MEM_KSM } from './mem-ksm.ts';
import { MEM_NODES } from './mem-nodes.ts';
import { MEM_SLAB } from './mem-slab.ts';
import { MEM_SLUB_STATS } from './mem-slub-stats.ts';
import { MEM_SWAP } from './mem-swap.ts';
import { MEM_ZONES } from './mem-zones.ts';
import { VMSTAT_PATTERNS, VMSTAT_VALUES } from './vmstat.ts';

/** Memory. */
export const MEM: readonly CatalogFile[] = [
  {
    file: '/proc/vmstat',
    at: 'mem/vmstat',
    filesystem: 'procfs',
    format: { kind: 'flat-keyed' },
    reference: 'proc(5)',
    values: VMSTAT_VALUES,
    patterns: VMSTAT_PATTERNS,
  },
  ...MEM_INFO,
  ...MEM_NODES,
  ...MEM_ZONES,
  ...MEM_FRAGMENTATION,
  ...MEM_HUGE_PAGES,
  ...MEM_KSM,
  ...MEM_SWAP,
  ...MEM_SLAB,
  ...MEM_SLUB_STATS,
  ...MEM_ALLOCATORS,
  ...MEM_ERRORS,
];
