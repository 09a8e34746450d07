import { UNITS } from '@statsfs/core/units';
import type { CatalogFile } from './catalog-entry.ts';
import { floating } from './value-template.ts';

const indexOf = (name: string, description: string): CatalogFile => ({
  file: `/sys/kernel/debug/extfrag/${name}`,
  at: `mem/extfrag/${name}`,
  filesystem: 'debugfs',
  format: { kind: 'lines', lines: ['Node {node>}, zone {zone>} {index[order]}'] },
  reference: 'mm/vmstat.c',
  pace: 'slow',
  values: { index: { ...floating(UNITS.none), description } },
});

/** How broken up free memory is, for blocks of each order, which is the power of two that is their size in pages. */
export const MEM_FRAGMENTATION: readonly CatalogFile[] = [
  indexOf(
    'extfrag_index',
    'Why a block of this order could not be had: 0 for want of memory, 1 for fragmentation, -1 if it could.',
  ),
  indexOf(
    'unusable_index',
    'Share of the free memory that is in blocks too small for this order, from 0 to 1.',
  ),
];
