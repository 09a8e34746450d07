import { countOf, UNITS } from '@statsfs/core/units';
import type { CatalogFile, ValueMeta } from '../catalog-entry.ts';
import {
  clearedBy,
  cumulative,
  describeEach,
  floating,
  peak,
  undescribed,
} from '../value-template.ts';
import { ofEveryGroup } from './group-file.ts';
import { MEMORY_STAT_EVENTS, MEMORY_STAT_FAMILIES } from './memory-stat-events.ts';
import { MEMORY_STAT_LEVELS } from './memory-stat-levels.ts';

const REFERENCE = 'Documentation/admin-guide/cgroup-v2.rst';

const TIMES = cumulative(countOf('times'));
/** Any write restarts it for the descriptor that wrote; until Linux 6.12 nothing did. */
const PEAK = clearedBy({ kind: 'private' }, peak(UNITS.bytes));

const oneNumber = (
  name: string,
  meta: Omit<ValueMeta, 'description'>,
  description: string,
): CatalogFile => ({
  ...ofEveryGroup(name),
  format: { kind: 'scalar' },
  reference: REFERENCE,
  values: describeEach(meta, { [name]: description }),
});

const EVENTS = {
  ...describeEach(TIMES, {
    low: 'Times that memory below the low boundary was reclaimed all the same.',
    high: 'Times that tasks were slowed down to reclaim, usage being above the high boundary.',
    max: 'Times that usage was about to go beyond the limit.',
    oom: 'Times that usage reached the limit and an allocation was about to fail.',
    oom_group_kill: 'Times that all processes were killed together because memory ran out.',
    sock_throttled: 'Times that network sockets were slowed down for lack of memory.',
  }),
  ...describeEach(cumulative(countOf('processes')), {
    oom_kill: 'Processes killed because memory ran out.',
  }),
};

/** More nodes than nearly every machine has; of further ones nothing is shown. */
const MAX_NODES = 16;

const rowOf = (nodes: number): string => `{>}${' {=}={}'.repeat(nodes)}`;

/** Counters have rows among the amounts, and a node has the same name in both: they are left to memory.stat. */
const NUMA_ROWS = [
  'workingset_{…}',
  'pg{…}',
  ...Array.from({ length: MAX_NODES }, (_, i) => rowOf(i + 1)),
  `${rowOf(MAX_NODES)} {…}`,
];

/** The memory controller of the unified hierarchy. A limit is a setting, and no statistic. */
export const CGROUP_MEMORY: readonly CatalogFile[] = [
  oneNumber(
    'memory.current',
    floating(UNITS.bytes),
    'Memory in use, that of descendants included.',
  ),
  oneNumber('memory.peak', PEAK, 'Most memory in use so far, that of descendants included.'),
  oneNumber(
    'memory.swap.current',
    floating(UNITS.bytes),
    'Swap in use, that of descendants included.',
  ),
  oneNumber('memory.swap.peak', PEAK, 'Most swap in use so far, that of descendants included.'),
  oneNumber(
    'memory.zswap.current',
    floating(UNITS.bytes),
    'Memory that holds compressed pages of zswap.',
  ),
  {
    ...ofEveryGroup('memory.stat'),
    format: { kind: 'flat-keyed' },
    reference: REFERENCE,
    values: { ...MEMORY_STAT_LEVELS, ...MEMORY_STAT_EVENTS },
    patterns: MEMORY_STAT_FAMILIES,
  },
  {
    ...ofEveryGroup('memory.numa_stat'),
    format: { kind: 'lines', lines: NUMA_ROWS },
    reference: REFERENCE,
    values: {},
    patterns: [{ match: 'N*', meta: undescribed(floating(UNITS.bytes)) }],
    pace: 'slow',
  },
  {
    ...ofEveryGroup('memory.events'),
    format: { kind: 'flat-keyed' },
    reference: REFERENCE,
    values: EVENTS,
  },
  {
    // As above, without what descendants met.
    ...ofEveryGroup('memory.events.local'),
    format: { kind: 'flat-keyed' },
    reference: REFERENCE,
    values: EVENTS,
  },
  {
    ...ofEveryGroup('memory.swap.events'),
    format: { kind: 'flat-keyed' },
    reference: REFERENCE,
    values: describeEach(TIMES, {
      high: 'Times that tasks were slowed down, swap in use being above the high boundary.',
      max: 'Times that swap in use was about to go beyond the limit.',
      fail: 'Times that no swap could be had, for lack of it or for the limit.',
    }),
  },
];
