import { countOf, UNITS } from '@statsfs/core/units';
import type { CatalogFile } from '../catalog-entry.ts';
import {
  cumulative,
  describeEach,
  floating,
  peak,
  undescribed,
  type ValueTemplate,
} from '../value-template.ts';
import { ofEveryGroup } from './group-file.ts';

const REFERENCE = 'Documentation/admin-guide/cgroup-v2.rst';
const TASKS = countOf('tasks');
const REFUSED = cumulative(countOf('times'));

/** pids.events and its like: `max`. */
const refusals = (name: string, description: string): CatalogFile => ({
  ...ofEveryGroup(name),
  format: { kind: 'flat-keyed' },
  reference: REFERENCE,
  values: describeEach(REFUSED, { max: description }),
  pace: 'slow',
});

/** hugetlb.2MB.current and its like: the page size is part of the name. */
const hugePages = (suffix: string, description: string): CatalogFile => ({
  ...ofEveryGroup(`hugetlb.*.${suffix}`),
  format: { kind: 'scalar' },
  reference: REFERENCE,
  values: {},
  patterns: [{ match: '*', meta: { ...floating(UNITS.bytes), description } }],
  pace: 'slow',
});

/** misc.current and its like: resources that a cloud may run out of, by name. */
const miscellaneous = (name: string, meta: ValueTemplate, description: string): CatalogFile => ({
  ...ofEveryGroup(name),
  format: { kind: 'flat-keyed' },
  reference: REFERENCE,
  values: {},
  patterns: [{ match: '*', meta: { ...meta, description } }],
  pace: 'slow',
});

/** Controllers that count: tasks, huge pages, RDMA and miscellaneous resources. Version 1 has the same files of pids. */
export const CGROUP_COUNTED: readonly CatalogFile[] = [
  {
    ...ofEveryGroup('pids.current'),
    format: { kind: 'scalar' },
    reference: REFERENCE,
    values: describeEach(floating(TASKS), {
      'pids.current': 'Tasks, those of descendants included.',
    }),
  },
  {
    // Read-only, unlike memory.peak (kernel/cgroup/pids.c).
    ...ofEveryGroup('pids.peak'),
    format: { kind: 'scalar' },
    reference: REFERENCE,
    values: describeEach(peak(TASKS), {
      'pids.peak': 'Most tasks so far, those of descendants included.',
    }),
  },
  refusals('pids.events', 'Times that a task could not be made because of a limit on them.'),
  refusals('pids.events.local', 'Times that a task could not be made because of a limit here.'),
  hugePages('rsvd.current', 'Huge pages of this size reserved or in use.'),
  hugePages('current', 'Huge pages of this size in use.'),
  refusals('hugetlb.*.events', 'Times that a huge page could not be had because of a limit.'),
  refusals(
    'hugetlb.*.events.local',
    'Times that a huge page could not be had because of a limit here.',
  ),
  {
    ...ofEveryGroup('hugetlb.*.numa_stat'),
    format: { kind: 'nested-keyed' },
    reference: REFERENCE,
    values: describeEach(floating(UNITS.bytes), { all: 'Huge pages of this size in use.' }),
    patterns: [{ match: 'N*', meta: undescribed(floating(UNITS.bytes)) }],
    pace: 'slow',
  },
  {
    ...ofEveryGroup('rdma.current'),
    format: { kind: 'nested-keyed' },
    reference: REFERENCE,
    values: {
      ...describeEach(floating(countOf('handles')), {
        hca_handle: 'Handles of the adapter in use.',
      }),
      ...describeEach(floating(countOf('objects')), {
        hca_object: 'Objects of the adapter in use, such as queues and memory regions.',
      }),
    },
    pace: 'slow',
  },
  miscellaneous('misc.current', floating(UNITS.none), 'Amount of the resource in use.'),
  miscellaneous('misc.peak', peak(UNITS.none), 'Most of the resource in use so far.'),
  miscellaneous(
    'misc.events',
    REFUSED,
    'Times that the resource could not be had because of a limit.',
  ),
  miscellaneous(
    'misc.events.local',
    REFUSED,
    'Times that the resource could not be had because of a limit here.',
  ),
];
