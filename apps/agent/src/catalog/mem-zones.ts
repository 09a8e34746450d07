import { countOf, UNITS } from '@statsfs/core/units';
import type { CatalogFile } from './catalog-entry.ts';
import { describeEach, documentedIn, floating } from './value-template.ts';
import { VMSTAT_VALUES } from './vmstat.ts';

const PAGES = floating(countOf('pages'));
const BLOCKS = floating(countOf('blocks'));
const PROC = 'Documentation/filesystems/proc.rst';
const VM = 'Documentation/admin-guide/sysctl/vm.rst';

/**
 * Items that mm/vmstat.c counts by zone. Those it counts by node are printed below the first zone of a node, where they
 * would pass for that zone's own, and stand in the node's vmstat already: so they are not just whatever the file has.
 */
const ZONE_ITEMS = [
  'nr_free_pages',
  'nr_free_pages_blocks',
  'nr_zone_inactive_anon',
  'nr_zone_active_anon',
  'nr_zone_inactive_file',
  'nr_zone_active_file',
  'nr_zone_unevictable',
  'nr_zone_write_pending',
  'nr_mlock',
  'nr_bounce',
  'nr_zspages',
  'nr_free_cma',
  'nr_unaccepted',
  'numa_hit',
  'numa_miss',
  'numa_foreign',
  'numa_interleave',
  'numa_local',
  'numa_other',
] as const;
const SIZES = [
  'boost',
  'min',
  'low',
  'high',
  'promo',
  'spanned',
  'present',
  'managed',
  'cma',
] as const;

const keyed = (name: string): string => `${name} {${name}}`;

/** Zones of memory, each a source below its node. */
export const MEM_ZONES: readonly CatalogFile[] = [
  {
    file: '/proc/zoneinfo',
    at: 'mem',
    filesystem: 'procfs',
    format: {
      kind: 'lines',
      lines: [
        'Node {node>}, zone {zone>}',
        'pages free {free}',
        ...SIZES.map(keyed),
        ...ZONE_ITEMS.map(keyed),
        'protection: ({protection[zone]})',
        'node_unreclaimable: {node_unreclaimable}',
      ],
    },
    reference: 'proc(5)',
    pace: 'slow',
    values: {
      ...VMSTAT_VALUES,
      ...describeEach(PAGES, {
        free: 'Pages that nobody uses.',
        spanned: 'Pages from the first to the last of the zone, holes included.',
        present: 'Pages of the zone that exist.',
        managed: 'Pages that the page allocator may hand out.',
        cma: 'Pages in areas set aside for contiguous allocations.',
      }),
      ...describeEach(documentedIn(VM, PAGES), {
        boost: 'Pages added to the marks for a while, because memory got fragmented.',
        min: 'Free pages below which tasks must reclaim memory themselves.',
        low: 'Free pages below which kswapd is woken.',
        high: 'Free pages at which kswapd goes back to sleep.',
        promo:
          'Free pages at which kswapd goes back to sleep where it makes room in a faster tier.',
        protection:
          'Pages kept back from allocations that the zone of this number could have served.',
      }),
      ...describeEach(floating(UNITS.boolean), {
        node_unreclaimable: 'Whether kswapd gave up on the node because it could reclaim nothing.',
      }),
    },
  },
  {
    file: '/proc/buddyinfo',
    at: 'mem/buddyinfo',
    filesystem: 'procfs',
    format: { kind: 'lines', lines: ['Node {node>}, zone {zone>} {free_blocks[order]}'] },
    reference: PROC,
    values: describeEach(BLOCKS, {
      free_blocks: 'Free blocks, by the power of two that is their size in pages.',
    }),
  },
  // It counts free lists one by one and walks all page blocks with the zone locked: 2.5 ms for 24 GiB.
  {
    file: '/proc/pagetypeinfo',
    at: 'mem/pagetypeinfo',
    filesystem: 'procfs',
    format: {
      kind: 'lines',
      lines: [
        'Node {node>}, zone {zone>}, type {>} {free_blocks[order]}',
        // Kernels with contiguous areas have a column before the last, so only the first four are certain.
        'Node {node>}, zone {zone>} {blocks_unmovable} {blocks_movable} {blocks_reclaimable} {blocks_highatomic}',
      ],
    },
    reference: PROC,
    pace: 'asked',
    values: describeEach(BLOCKS, {
      free_blocks:
        'Free blocks for pages of this mobility, by the power of two that is their size in pages.',
      blocks_unmovable: 'Page blocks for pages that cannot be moved.',
      blocks_movable: 'Page blocks for pages that can be moved.',
      blocks_reclaimable: 'Page blocks for pages that can be freed on demand.',
      blocks_highatomic: 'Page blocks kept back for large allocations that cannot wait.',
    }),
  },
];
