import { countOf } from '@statsfs/core/units';
import type { CatalogFile } from './catalog-entry.ts';
import { cumulative, describeEach } from './value-template.ts';
import { VMSTAT_PATTERNS, VMSTAT_VALUES } from './vmstat.ts';

const ALLOCATIONS = cumulative(countOf('allocations'));
const FAILURES = cumulative(countOf('pages'));

/** Nodes of a NUMA machine; others have one. They repeat what /proc has of the whole machine, so they are read less often. */
export const MEM_NODES: readonly CatalogFile[] = [
  {
    file: '/sys/devices/system/node/node#/numastat',
    at: 'mem/node#/numastat',
    filesystem: 'sysfs',
    format: { kind: 'flat-keyed' },
    reference: 'Documentation/admin-guide/numastat.rst',
    pace: 'slow',
    values: describeEach(ALLOCATIONS, {
      numa_hit: 'Allocations meant for this node and served by it.',
      numa_miss: 'Allocations meant for another node and served by this one.',
      numa_foreign: 'Allocations meant for this node and served by another one.',
      interleave_hit: 'Interleaved allocations whose turn was this node and that it served.',
      local_node: 'Allocations served by this node for tasks that ran on it.',
      other_node: 'Allocations served by this node for tasks that ran on another one.',
    }),
  },
  {
    file: '/sys/devices/system/node/node#/vmstat',
    at: 'mem/node#/vmstat',
    filesystem: 'sysfs',
    format: { kind: 'flat-keyed' },
    reference: 'proc(5)',
    pace: 'slow',
    values: VMSTAT_VALUES,
    patterns: VMSTAT_PATTERNS,
  },
  {
    file: '/sys/devices/system/node/node#/memory_failure/*',
    at: 'mem/node#/memory_failure/*',
    filesystem: 'sysfs',
    format: { kind: 'scalar' },
    reference: 'Documentation/ABI/stable/sysfs-devices-node',
    pace: 'slow',
    values: describeEach(FAILURES, {
      total: 'Pages of this node in which the hardware reported errors.',
      ignored: 'Pages with errors that the kernel could do nothing about.',
      failed: 'Pages with errors that the kernel tried in vain to take out of use.',
      delayed: 'Pages with errors that the kernel will try again to take out of use.',
      recovered: 'Pages with errors that the kernel took out of use.',
    }),
  },
];
