import { countOf, UNITS } from '@statsfs/core/units';
import type { CatalogFile } from './catalog-entry.ts';
import { describeEach, documentedIn, floating, undescribed } from './value-template.ts';

const MEMORY = floating(UNITS.kibibytes);
const HUGE_PAGES = documentedIn(
  'Documentation/admin-guide/mm/hugetlbpage.rst',
  floating(countOf('huge pages')),
);

/** What /proc/meminfo prints in `kB`, and the nodes' own files too where they share a key. */
const KEYS = {
  ...describeEach(MEMORY, {
    MemTotal:
      'Memory that the kernel manages, which is all but its own code and what firmware keeps.',
    MemFree: 'Memory that nobody uses.',
    MemAvailable: 'Estimate of the memory that new programs could get without swapping.',
    MemUsed: 'Memory of this node that is not free.',
    Buffers: 'Page cache of block devices themselves, file system metadata mostly.',
    Cached: 'Page cache of files, with tmpfs and shared memory, without buffers and swap cache.',
    FilePages: 'Page cache, with shared memory, buffers and swap cache.',
    SwapCached: 'Memory whose copy in swap is still good.',
    Active: 'Memory used of late, which is reclaimed last.',
    Inactive: 'Memory not used of late, which is reclaimed first.',
    'Active(anon)': 'Anonymous memory used of late.',
    'Inactive(anon)': 'Anonymous memory not used of late, next to be swapped out.',
    'Active(file)': 'Memory of files used of late.',
    'Inactive(file)': 'Memory of files not used of late, next to be reclaimed.',
    Unevictable: 'Memory that reclaim must leave alone, locked memory for example.',
    Mlocked: 'Memory locked by its owners.',
    HighTotal: 'Memory that a 32-bit kernel cannot address all at once.',
    HighFree: 'Memory that a 32-bit kernel cannot address all at once and nobody uses.',
    LowTotal: 'Memory that a 32-bit kernel can address directly.',
    LowFree: 'Memory that a 32-bit kernel can address directly and nobody uses.',
    SwapTotal: 'Swap space.',
    SwapFree: 'Swap space that nobody uses.',
    Zswap: 'Memory that zswap keeps compressed pages in.',
    Zswapped: 'Anonymous memory kept in zswap, as large as it was before.',
    Dirty: 'Memory that waits to be written to disk.',
    Writeback: 'Memory that is being written to disk now.',
    AnonPages: 'Anonymous memory that page tables refer to.',
    Mapped: 'Memory of files that page tables refer to.',
    Shmem: 'Memory of tmpfs and of shared memory.',
    KReclaimable: 'Kernel memory that can be freed on demand, reclaimable slabs included.',
    Slab: 'Memory of slabs.',
    SReclaimable: 'Slab memory that can be freed on demand, of dentries and inodes mostly.',
    SUnreclaim: 'Slab memory that cannot be freed on demand.',
    KernelStack: 'Memory of kernel stacks.',
    ShadowCallStack: 'Memory of the stacks that guard return addresses.',
    PageTables: 'Memory of page tables.',
    SecPageTables: 'Memory of the page tables of guests and of IOMMUs.',
    NFS_Unstable:
      'Always zero since Linux 5.8: memory sent to an NFS server that had not stored it.',
    Bounce: 'Memory used as stopover for devices that cannot reach all memory.',
    WritebackTmp: 'Memory of copies that FUSE is writing now.',
    CommitLimit: 'Memory that may be promised to programs where overcommitting is forbidden.',
    Committed_AS: 'Memory promised to programs, used or not.',
    VmallocTotal: 'Address space for memory that the kernel maps for itself.',
    VmallocUsed: 'Memory that the kernel mapped for itself.',
    VmallocChunk: 'Always zero, and printed only for programs that expect it.',
    Percpu: 'Memory of variables that each CPU has of its own.',
    EarlyMemtestBad: 'Memory found bad by the test during boot.',
    HardwareCorrupted: 'Memory taken out of use because the hardware reported errors in it.',
    AnonHugePages: 'Anonymous memory in transparent huge pages.',
    ShmemHugePages: 'Memory of tmpfs and of shared memory in huge pages.',
    ShmemPmdMapped: 'Shared memory in huge pages that are mapped in one piece.',
    FileHugePages: 'Page cache in huge pages.',
    FilePmdMapped: 'Page cache in huge pages that are mapped in one piece.',
    CmaTotal: 'Memory set aside for contiguous allocations.',
    CmaFree: 'Memory set aside for contiguous allocations that nobody uses.',
    Unaccepted: 'Memory that this confidential guest has not accepted from its host yet.',
    Balloon: 'Memory that a balloon driver handed back to the host.',
    Hugepagesize: 'Size of a hugetlb page where no other size is asked for.',
    Hugetlb: 'Memory of hugetlb pages of all sizes, in use or not.',
    DirectMap4k: 'Memory that the kernel maps in pages of 4 KiB.',
    DirectMap2M: 'Memory that the kernel maps in pages of 2 MiB.',
    DirectMap4M: 'Memory that the kernel maps in pages of 4 MiB.',
    DirectMap1G: 'Memory that the kernel maps in pages of 1 GiB.',
  }),
  ...describeEach(HUGE_PAGES, {
    HugePages_Total: 'Hugetlb pages of the default size in the pool, in use or not.',
    HugePages_Free: 'Hugetlb pages of the default size that nobody uses.',
    HugePages_Rsvd: 'Hugetlb pages of the default size promised to programs but not handed out.',
    HugePages_Surp: 'Hugetlb pages of the default size beyond those that the pool is set to keep.',
  }),
};

const PATTERNS = [
  { match: 'HugePages_*', meta: undescribed(HUGE_PAGES) },
  { match: '*', meta: undescribed(MEMORY) },
];

/** What memory is used for now, of the machine and of each node. Nodes print their name before each key. */
export const MEM_INFO: readonly CatalogFile[] = [
  {
    file: '/proc/meminfo',
    at: 'mem/meminfo',
    filesystem: 'procfs',
    format: { kind: 'flat-keyed' },
    reference: 'Documentation/filesystems/proc.rst',
    values: KEYS,
    patterns: PATTERNS,
  },
  {
    file: '/sys/devices/system/node/node#/meminfo',
    at: 'mem/node#/meminfo',
    filesystem: 'sysfs',
    format: { kind: 'lines', lines: ['Node {_} {=}: {} {…}'] },
    reference: 'Documentation/filesystems/proc.rst',
    pace: 'slow',
    values: KEYS,
    patterns: PATTERNS,
  },
];
