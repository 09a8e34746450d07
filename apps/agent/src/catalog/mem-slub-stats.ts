import { CLEAR_BY_ZERO } from '@statsfs/core/model';
import { countOf } from '@statsfs/core/units';
import type { CatalogFile } from './catalog-entry.ts';
import { clearedBy, cumulative, describeEach } from './value-template.ts';

const ABI = 'Documentation/ABI/testing/sysfs-kernel-slab';
/** What the document leaves out is described by the comments of `stat_item` alone. */
const SOURCE = 'mm/slub.c';

const counters = (
  noun: string,
  reference: string,
  descriptions: Readonly<Record<string, string>>,
): readonly CatalogFile[] =>
  Object.entries(descriptions).map(([name, total]) => ({
    file: `/sys/kernel/slab/*/${name}`,
    at: `mem/slab/*/${name}`,
    filesystem: 'sysfs',
    allAlike: true,
    format: { kind: 'lines', lines: ['{total} {…}'] },
    reference,
    pace: 'asked',
    values: describeEach(clearedBy(CLEAR_BY_ZERO, cumulative(countOf(noun))), { total }),
  }));

/**
 * What SLUB counts of each cache in kernels built with SLUB_STATS: a sum, and behind it what each CPU counted. Several
 * hundred caches have them all, so they are read on demand.
 */
export const MEM_SLUB_STATS: readonly CatalogFile[] = [
  ...counters('objects', ABI, {
    alloc_fastpath: 'Objects allocated from the list that the CPU has at hand.',
    alloc_slowpath: 'Objects allocated after the CPU had to get a list of free ones first.',
    free_fastpath: 'Objects freed to the list that the CPU has at hand.',
    free_slowpath: 'Objects freed to a slab that the CPU did not have at hand.',
    free_frozen: 'Objects freed to a slab that another CPU had at hand.',
  }),
  ...counters('slabs', ABI, {
    alloc_from_partial: 'Slabs taken from the list of those in partial use, to refill a CPU.',
    alloc_slab: 'Slabs allocated as fresh pages.',
    alloc_refill: 'Slabs refilled with objects that other CPUs had freed.',
    free_add_partial:
      'Full slabs put on the list of those in partial use, for an object was freed.',
    free_remove_partial: 'Slabs taken off the list of those in partial use, for they became empty.',
    free_slab: 'Empty slabs whose pages were freed.',
    deactivate_full: 'Slabs without a free object that a CPU let go of.',
    deactivate_empty: 'Empty slabs that a CPU let go of.',
    deactivate_to_head: 'Slabs that a CPU put at the head of the list of those in partial use.',
    deactivate_to_tail: 'Slabs that a CPU put at the tail of the list of those in partial use.',
    deactivate_remote_frees: 'Slabs that a CPU let go of with objects that other CPUs had freed.',
  }),
  ...counters('times', ABI, {
    cpuslab_flush: 'Times that a CPU had to give up its slab.',
    order_fallback: 'Times that a slab was made of fewer pages than wanted, for want of more.',
  }),
  ...counters('times', SOURCE, {
    alloc_node_mismatch:
      'Times that a CPU changed its slab for one on the node that was asked for.',
    deactivate_bypass: 'Times that a CPU let go of its slab without more ado.',
    cmpxchg_double_cpu_fail: 'Times that another allocation came between on the same CPU.',
    cmpxchg_double_fail: 'Times that another CPU changed a slab in between.',
    cpu_partial_alloc: 'Times that a CPU went on with a slab from its own list of partial ones.',
    cpu_partial_free: 'Times that freeing an object put its slab on the list of a CPU.',
    cpu_partial_node: 'Times that the list of a CPU was filled from that of its node.',
    cpu_partial_drain: 'Times that the list of a CPU was emptied into that of its node.',
  }),
  ...counters('objects', SOURCE, {
    alloc_pcs: 'Objects allocated from the sheaf of the CPU.',
    free_pcs: 'Objects freed to the sheaf of the CPU.',
    sheaf_refill: 'Objects put into a sheaf to fill it.',
  }),
  ...counters('sheaves', SOURCE, {
    sheaf_alloc: 'Empty sheaves allocated.',
    sheaf_free: 'Empty sheaves freed.',
  }),
];
