import { clearByWriting } from '@statsfs/core/model';
import { countOf, UNITS } from '@statsfs/core/units';
import type { CatalogFile, Pace } from '../catalog-entry.ts';
import {
  clearedBy,
  cumulative,
  describeEach,
  floating,
  peak,
  type ValueTemplate,
} from '../value-template.ts';
import { ofEveryGroup } from './group-file.ts';
import { V1_MEMORY_STAT } from './v1-memory-stat.ts';

const REFERENCE = 'Documentation/admin-guide/cgroup-v1/memory.rst';

/** Any text does: the maximum becomes what is in use now, the failures become 0. */
const CLEAR = clearByWriting('0\n');
const TIMES = countOf('times');

/** What a counter of version 1 is about, by what stands between `memory.` and the rest of its files' names. */
const COUNTED = {
  '': 'Memory',
  'memsw.': 'Memory and swap',
  'kmem.': 'Memory of the kernel',
  'kmem.tcp.': 'Memory of TCP buffers',
} as const satisfies Readonly<Record<string, string>>;

const oneNumber = (
  name: string,
  meta: ValueTemplate,
  description: string,
  pace: Pace = 'slow',
): CatalogFile => ({
  ...ofEveryGroup(name, 'memory'),
  pace,
  format: { kind: 'scalar' },
  reference: REFERENCE,
  values: describeEach(meta, { [name]: description }),
});

const counterFiles = ([prefix, what]: readonly [string, string]): readonly CatalogFile[] => [
  // A group has a dozen such files, which cost as much each as all of memory.stat.
  oneNumber(
    `memory.${prefix}usage_in_bytes`,
    floating(UNITS.bytes),
    `${what} in use.`,
    prefix === '' ? 'base' : 'slow',
  ),
  oneNumber(
    `memory.${prefix}max_usage_in_bytes`,
    clearedBy(CLEAR, peak(UNITS.bytes)),
    `${what}: the most in use so far.`,
  ),
  oneNumber(
    `memory.${prefix}failcnt`,
    clearedBy(CLEAR, cumulative(TIMES)),
    `${what}: times that the limit was reached.`,
  ),
];

/** The memory controller of version 1. A limit is a setting, and no statistic. */
export const V1_MEMORY: readonly CatalogFile[] = [
  ...Object.entries(COUNTED).flatMap(counterFiles),
  {
    ...ofEveryGroup('memory.stat', 'memory'),
    format: { kind: 'flat-keyed' },
    reference: REFERENCE,
    values: V1_MEMORY_STAT,
  },
  {
    ...ofEveryGroup('memory.numa_stat', 'memory'),
    format: { kind: 'nested-keyed' },
    reference: REFERENCE,
    values: describeEach(floating(countOf('pages')), { all: 'Pages on all nodes.' }),
    patterns: [
      {
        match: 'N*',
        meta: { ...floating(countOf('pages')), description: 'Pages on the node of this number.' },
      },
    ],
    pace: 'slow',
  },
  {
    ...ofEveryGroup('memory.oom_control', 'memory'),
    pace: 'slow',
    format: { kind: 'flat-keyed' },
    reference: REFERENCE,
    values: {
      ...describeEach(floating(UNITS.boolean), {
        oom_kill_disable: 'Whether a process waits instead of being killed when memory runs out.',
        under_oom: 'Whether processes wait now because memory ran out.',
      }),
      ...describeEach(cumulative(countOf('processes')), {
        oom_kill: 'Processes killed because memory ran out.',
      }),
    },
  },
];
