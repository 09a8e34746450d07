import { countOf, UNITS } from '@statsfs/core/units';
import { describeEach, floating } from './value-template.ts';

const PAGES = floating(countOf('pages'));
/** Counted in base pages inside and printed divided by the size of a huge page (vmstat_item_print_in_thp). */
const HUGE_PAGES = floating(countOf('huge pages'));

/** What memory is used for now. */
export const VMSTAT_LEVELS = {
  ...describeEach(PAGES, {
    nr_free_pages: 'Pages that nobody uses.',
    nr_free_pages_blocks: 'Free pages in blocks that are free as a whole and fit for huge pages.',
    nr_free_cma: 'Free pages in areas set aside for contiguous allocations.',
    nr_unaccepted: 'Pages that this confidential guest has not accepted from its host yet.',
    nr_inactive_anon: 'Anonymous pages not used of late, next to be swapped out.',
    nr_active_anon: 'Anonymous pages used of late.',
    nr_inactive_file: 'Pages of files not used of late, next to be reclaimed.',
    nr_active_file: 'Pages of files used of late.',
    nr_unevictable: 'Pages that reclaim must leave alone, locked ones for example.',
    nr_zone_inactive_anon: 'Anonymous pages not used of late, as the zones count them.',
    nr_zone_active_anon: 'Anonymous pages used of late, as the zones count them.',
    nr_zone_inactive_file: 'Pages of files not used of late, as the zones count them.',
    nr_zone_active_file: 'Pages of files used of late, as the zones count them.',
    nr_zone_unevictable: 'Pages that reclaim must leave alone, as the zones count them.',
    nr_zone_write_pending: 'Pages that wait to be written or are being written.',
    nr_isolated_anon: 'Anonymous pages taken off their lists to be reclaimed or moved.',
    nr_isolated_file: 'Pages of files taken off their lists to be reclaimed or moved.',
    nr_mlock: 'Pages locked into memory by their owners.',
    nr_anon_pages: 'Anonymous pages that page tables refer to.',
    nr_mapped: 'Pages of files that page tables refer to.',
    nr_file_pages: 'Page cache, with shared memory, buffers and swap cache.',
    nr_kernel_file_pages: 'Page cache of files that only the kernel reads and writes.',
    nr_shmem: 'Pages of tmpfs and of shared memory.',
    nr_swapcached: 'Pages in memory whose copy in swap is still good.',
    nr_dirty: 'Pages changed in memory and not yet being written.',
    nr_writeback: 'Pages being written now.',
    nr_writeback_temp: 'Copies of pages that FUSE is writing now.',
    nr_bounce: 'Pages used as stopover for devices that cannot reach all memory.',
    nr_dirty_threshold: 'Dirty pages at which writers are made to wait.',
    nr_dirty_background_threshold: 'Dirty pages at which the kernel starts to write them.',
    nr_slab_reclaimable: 'Slab pages that can be freed on demand, of dentries and inodes mostly.',
    nr_slab_unreclaimable: 'Slab pages that cannot be freed on demand.',
    nr_kernel_misc_reclaimable: 'Other kernel pages that can be freed on demand.',
    nr_page_table_pages: 'Pages that hold page tables.',
    nr_sec_page_table_pages: 'Pages that hold page tables of guests and of IOMMUs.',
    nr_iommu_pages: 'Pages that IOMMU drivers took, their page tables included.',
    nr_memmap_pages: 'Pages that hold page descriptors, taken since boot.',
    nr_memmap: 'Pages that hold page descriptors, taken since boot, as Linux 6.10 calls them.',
    nr_memmap_boot:
      'Pages that hold page descriptors, taken during boot, as Linux 6.10 calls them.',
    nr_memmap_boot_pages: 'Pages that hold page descriptors, taken during boot.',
    nr_zspages: 'Pages that zsmalloc keeps compressed data in.',
    nr_hugetlb: 'Memory of hugetlb pages in use, in pages of the base size.',
    nr_balloon_pages: 'Pages that a balloon driver handed back to the host.',
    nr_unstable: 'Always zero, and printed only for programs that expect it.',
  }),
  ...describeEach(HUGE_PAGES, {
    nr_anon_transparent_hugepages: 'Anonymous transparent huge pages.',
    nr_shmem_hugepages: 'Huge pages of tmpfs and of shared memory.',
    nr_shmem_pmdmapped: 'Huge pages of shared memory that are mapped in one piece.',
    nr_file_hugepages: 'Huge pages of the page cache.',
    nr_file_pmdmapped: 'Huge pages of the page cache that are mapped in one piece.',
  }),
  ...describeEach(floating(UNITS.kibibytes), {
    nr_kernel_stack: 'Memory of kernel stacks.',
    nr_shadow_call_stack: 'Memory of the stacks that guard return addresses.',
  }),
  ...describeEach(floating(countOf('nodes')), {
    workingset_nodes: 'Nodes of the page cache that remember pages which were evicted.',
  }),
};
