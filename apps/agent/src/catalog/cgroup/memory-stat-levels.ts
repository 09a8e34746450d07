import { UNITS } from '@statsfs/core/units';
import { describeEach, floating } from '../value-template.ts';

/** What a cgroup's memory is used for now, its descendants included: memory.stat. */
export const MEMORY_STAT_LEVELS = describeEach(floating(UNITS.bytes), {
  anon: 'Anonymous memory: heaps, stacks and private mappings.',
  file: 'Page cache, tmpfs and shared memory included.',
  kernel: 'Memory of the kernel on behalf of the cgroup, everything included.',
  kernel_stack: 'Stacks of tasks in the kernel.',
  pagetables: 'Page tables.',
  sec_pagetables: 'Page tables of KVM guests and of the IOMMU.',
  percpu: 'Data that the kernel keeps for each CPU.',
  sock: 'Buffers of network sockets.',
  vmalloc: 'Memory mapped into the virtual area of the kernel.',
  shmem: 'Page cache that has no file on a disk: tmpfs and shared memory.',
  zswap: 'Memory that holds compressed pages of zswap.',
  zswapped: 'Size that the pages in zswap had before they were compressed.',
  file_mapped: 'Page cache that is mapped into processes.',
  file_dirty: 'Page cache that has changed and is not yet on its way to the disk.',
  file_writeback: 'Page cache on its way to the disk.',
  swapcached: 'Memory that is also in swap.',
  anon_thp: 'Anonymous memory in transparent huge pages.',
  file_thp: 'Page cache in transparent huge pages.',
  shmem_thp: 'Shared memory in transparent huge pages.',
  inactive_anon: 'Memory that could only be swapped out, first in line for reclaim.',
  active_anon: 'Memory that could only be swapped out, found in use.',
  inactive_file: 'Memory backed by files, first in line for reclaim.',
  active_file: 'Memory backed by files, found in use.',
  unevictable: 'Memory that must stay, locked by mlock for one.',
  slab: 'Objects of the kernel.',
  slab_reclaimable: 'Objects of the kernel that reclaim could free, such as inodes.',
  slab_unreclaimable: 'Objects of the kernel that reclaim cannot free.',
  hugetlb: 'Pages of hugetlbfs, where they count as memory of the cgroup.',
});
