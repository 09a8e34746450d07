import { countOf, UNITS } from '@statsfs/core/units';
import type { CatalogFile } from '../catalog-entry.ts';
import { cumulative, describeEach, floating, undescribed } from '../value-template.ts';
import { ofEveryGroup } from './group-file.ts';

const REFERENCE = 'Documentation/admin-guide/cgroup-v2.rst';
const CGROUPS = floating(countOf('cgroups'));

/** `some` and `full` are sources: time in which at least one task of the cgroup, or all of them at once, had to wait. */
const pressureOf = (resource: string, lack: string): CatalogFile => ({
  ...ofEveryGroup(`${resource}.pressure`),
  format: { kind: 'psi' },
  reference: 'Documentation/accounting/psi.rst',
  values: {
    ...describeEach(floating(UNITS.percent), {
      avg10: `Share of time that tasks of the cgroup waited for ${lack}, over about 10 seconds.`,
      avg60: `Share of time that tasks of the cgroup waited for ${lack}, over about a minute.`,
      avg300: `Share of time that tasks of the cgroup waited for ${lack}, over about 5 minutes.`,
    }),
    ...describeEach(cumulative(UNITS.microseconds), {
      total: `Time that tasks of the cgroup waited for ${lack}.`,
    }),
  },
});

/** What every cgroup of the unified hierarchy has, whatever controllers are enabled. */
export const CGROUP_CORE: readonly CatalogFile[] = [
  {
    ...ofEveryGroup('cgroup.stat'),
    format: { kind: 'flat-keyed' },
    reference: REFERENCE,
    values: describeEach(CGROUPS, {
      nr_descendants: 'Descendants.',
      nr_dying_descendants: 'Descendants that were removed and still hold resources.',
    }),
    patterns: [
      {
        match: 'nr_dying_subsys_*',
        meta: { ...CGROUPS, description: 'States of a controller whose cgroup was removed.' },
      },
      {
        match: 'nr_subsys_*',
        meta: { ...CGROUPS, description: 'Cgroups with that controller, from here down.' },
      },
      { match: 'nr_*', meta: undescribed(CGROUPS) },
    ],
    pace: 'slow',
  },
  {
    ...ofEveryGroup('cgroup.stat.local'),
    format: { kind: 'flat-keyed' },
    reference: REFERENCE,
    values: describeEach(cumulative(UNITS.microseconds), {
      frozen_usec: 'Time that the cgroup was frozen.',
    }),
    pace: 'slow',
  },
  {
    ...ofEveryGroup('cgroup.events'),
    format: { kind: 'flat-keyed' },
    reference: REFERENCE,
    values: describeEach(floating(UNITS.boolean), {
      populated: 'Whether there is a process in the cgroup or below it.',
      frozen: 'Whether the cgroup is frozen.',
    }),
  },
  pressureOf('cpu', 'a CPU'),
  pressureOf('io', 'I/O'),
  pressureOf('memory', 'memory'),
  pressureOf('irq', 'interrupts to be served'),
];
