import { countOf } from '@statsfs/core/units';
import { cumulative, describeEach, documentedIn, floating, peak } from '../value-template.ts';

const REFERENCE = 'Documentation/virt/kvm/x86/mmu.rst';
const SHADOW_PAGES = documentedIn(REFERENCE, cumulative(countOf('shadow pages')));
const PAGES = documentedIn(REFERENCE, floating(countOf('pages')));

/** Of a virtual machine on x86: the page tables that KVM keeps for the guest. */
export const X86_VM_STATS = {
  ...describeEach(SHADOW_PAGES, {
    mmu_shadow_zapped: 'Shadow pages done away with.',
    mmu_cache_miss: 'Shadow pages made because there was none that fitted.',
    mmu_recycled: 'Shadow pages done away with to make room for others.',
    mmu_flooded: 'Shadow pages done away with because the guest wrote to its table too often.',
  }),
  ...describeEach(documentedIn(REFERENCE, cumulative(countOf('writes'))), {
    mmu_pte_write: 'Emulated writes of the guest to a page table that is shadowed.',
    // Up to Linux 5.8.
    mmu_pte_updated: 'Shadow entries that took over at once what the guest wrote.',
  }),
  ...describeEach(documentedIn(REFERENCE, cumulative(countOf('entries'))), {
    mmu_pde_zapped: 'Shadow entries of large ranges done away with because the guest wrote theirs.',
  }),
  ...describeEach(documentedIn(REFERENCE, floating(countOf('shadow pages'))), {
    mmu_unsync: 'Shadow pages that lag behind the page table of the guest.',
  }),
  ...describeEach(PAGES, {
    pages_4k: 'Pages of 4 KiB mapped for the guest now.',
    pages_2m: 'Pages of 2 MiB mapped for the guest now.',
    pages_1g: 'Pages of 1 GiB mapped for the guest now.',
    nx_lpage_splits: 'Huge pages kept split now because the guest runs code in them.',
    // Up to Linux 5.13.
    largepages: 'Huge pages mapped for the guest now.',
  }),
  ...describeEach(documentedIn(REFERENCE, peak(countOf('mappings'))), {
    max_mmu_rmap_size: 'Most mappings that one page of the guest had at a time.',
  }),
  ...describeEach(documentedIn(REFERENCE, peak(countOf('collisions'))), {
    max_mmu_page_hash_collisions: 'Most other shadow pages met while one was looked up.',
  }),
  // No document tells of this one; the binary statistics declare its kind.
  ...describeEach(documentedIn('', cumulative(countOf('times'))), { mmu_kicks_spared: '' }),
};
