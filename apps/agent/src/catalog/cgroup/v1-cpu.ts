import type { FormatSpec } from '@statsfs/core/format';
import { type ClearRule, clearByWriting, NO_CLEAR } from '@statsfs/core/model';
import { countOf, UNITS } from '@statsfs/core/units';
import type { CatalogFile } from '../catalog-entry.ts';
import { clearedBy, cumulative, describeEach, type ValueTemplate } from '../value-template.ts';
import { ofEveryGroup } from './group-file.ts';

const BANDWIDTH = 'Documentation/scheduler/sched-bwc.rst';
const ACCOUNTING = 'Documentation/admin-guide/cgroup-v1/cpuacct.rst';

/** systemd mounts both controllers together, others apart. */
const TOGETHER = 'cpu,cpuacct';

const TIME = cumulative(UNITS.nanoseconds);
const THROTTLED = 'Time that tasks were kept off the CPU because their quota was used up.';

const cpuFiles = (mount: string): readonly CatalogFile[] => [
  {
    ...ofEveryGroup('cpu.stat', mount),
    format: { kind: 'flat-keyed' },
    reference: BANDWIDTH,
    values: {
      ...describeEach(TIME, {
        throttled_time: THROTTLED,
        burst_time: 'CPU time used beyond the quota of a period, saved up before.',
        wait_sum: 'Time that the group waited for a CPU.',
      }),
      ...describeEach(cumulative(countOf('periods')), {
        nr_periods: 'Periods of the quota that have passed.',
        nr_throttled: 'Periods whose quota was used up.',
        nr_bursts: 'Periods in which more than the quota was used.',
      }),
    },
  },
  {
    ...ofEveryGroup('cpu.stat.local', mount),
    format: { kind: 'flat-keyed' },
    reference: BANDWIDTH,
    values: describeEach(TIME, { throttled_time: THROTTLED }),
  },
];

const USAGE = 'cpuacct.usage';

/** Files of one number or one row, by name: how each is written, in what unit, and what it tells. */
const TIMES: readonly (readonly [string, FormatSpec, string])[] = [
  [USAGE, { kind: 'scalar' }, 'CPU time used.'],
  [`${USAGE}_user`, { kind: 'scalar' }, 'CPU time used in user mode.'],
  [`${USAGE}_sys`, { kind: 'scalar' }, 'CPU time used in kernel mode.'],
  [`${USAGE}_percpu`, { kind: 'vector', key: 'cpu' }, 'CPU time used on each CPU.'],
  [
    `${USAGE}_percpu_user`,
    { kind: 'vector', key: 'cpu' },
    'CPU time used in user mode on each CPU.',
  ],
  [
    `${USAGE}_percpu_sys`,
    { kind: 'vector', key: 'cpu' },
    'CPU time used in kernel mode on each CPU.',
  ],
];

/** Writing 0 to the usage restarts all files of that name, and nothing else may be written. */
const clearOf = (name: string): ClearRule => clearByWriting('0\n', name === USAGE ? '' : USAGE);

const belowRoot = (entry: CatalogFile): CatalogFile => ({
  ...entry,
  file: entry.file.replace('/**/', '/*/**/'),
  at: entry.at.replace('/**/', '/*/**/'),
});

/** In the root the kernel takes the 0 and restarts nothing, for its times are those of the machine. */
const inRoot = (entry: CatalogFile): CatalogFile => ({
  ...entry,
  file: entry.file.replace('/**/', '/'),
  at: entry.at.replace('/**/', '/'),
  values: Object.fromEntries(
    Object.entries(entry.values).map(([name, meta]) => [name, { ...meta, clear: NO_CLEAR }]),
  ),
});

const accounted = (name: string): ValueTemplate => clearedBy(clearOf(name), TIME);

const usageFiles = (mount: string): readonly CatalogFile[] => [
  ...TIMES.map(
    ([name, format, description]): CatalogFile => ({
      ...ofEveryGroup(name, mount),
      format,
      reference: ACCOUNTING,
      values: describeEach(accounted(name), { [name]: description }),
    }),
  ),
  {
    ...ofEveryGroup(`${USAGE}_all`, mount),
    format: { kind: 'columns', radix: 10, rows: 'first-column' },
    reference: ACCOUNTING,
    values: describeEach(accounted(`${USAGE}_all`), {
      user: 'CPU time used in user mode on this CPU.',
      system: 'CPU time used in kernel mode on this CPU.',
    }),
  },
];

/** Never steps back: when the usage was restarted it stands still until that has caught up (cputime_adjust). */
const statFile = (mount: string): CatalogFile => ({
  ...ofEveryGroup('cpuacct.stat', mount),
  format: { kind: 'flat-keyed' },
  reference: ACCOUNTING,
  values: describeEach(cumulative(UNITS.ticks), {
    user: 'CPU time used in user mode.',
    system: 'CPU time used in kernel mode.',
  }),
});

const ACCOUNTED = [TOGETHER, 'cpuacct'];
const USAGES = ACCOUNTED.flatMap(usageFiles);

/** The controllers of version 1 that account CPU time and limit it. */
export const V1_CPU: readonly CatalogFile[] = [
  ...[TOGETHER, 'cpu'].flatMap(cpuFiles),
  ...USAGES.map(inRoot),
  ...USAGES.map(belowRoot),
  ...ACCOUNTED.map(statFile),
];
