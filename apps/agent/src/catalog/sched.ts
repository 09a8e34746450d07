import { countOf, UNITS } from '@statsfs/core/units';
import type { CatalogFile } from './catalog-entry.ts';
import { cumulative, describeEach, floating, type ValueTemplate } from './value-template.ts';

/** Fields of struct rq, each an unsigned int. */
const calls = (noun: string): ValueTemplate => ({ ...cumulative(countOf(noun)), width: 32 });

/**
 * Load, and what the scheduler counts where it was built to. Its rows about domains are left out: versions 15, 16 and 17
 * differ in their columns, and a row does not say which it follows.
 */
export const SCHED: readonly CatalogFile[] = [
  {
    file: '/proc/uptime',
    at: 'sched/uptime',
    filesystem: 'procfs',
    format: { kind: 'row', columns: ['up', 'idle'] },
    reference: 'proc(5)',
    values: {
      ...describeEach(cumulative(UNITS.seconds), {
        up: 'Time since the system booted, suspended time included.',
      }),
      // The sum of what /proc/stat calls idle, which may step back.
      ...describeEach(
        { ...cumulative(UNITS.seconds), stepsBack: true },
        { idle: 'Time with nothing to run, summed over all CPUs.' },
      ),
    },
  },
  {
    file: '/proc/loadavg',
    at: 'sched/load',
    filesystem: 'procfs',
    format: { kind: 'lines', lines: ['{load1} {load5} {load15} {runnable}/{tasks} {_}'] },
    reference: 'proc(5)',
    values: {
      ...describeEach(floating(countOf('tasks')), {
        load1: 'Tasks that run, wait for a CPU or wait for I/O, averaged over about a minute.',
        load5: 'Tasks that run, wait for a CPU or wait for I/O, averaged over about 5 minutes.',
        load15: 'Tasks that run, wait for a CPU or wait for I/O, averaged over about 15 minutes.',
        runnable: 'Tasks that run or wait for a CPU now.',
        tasks: 'Processes and threads that exist now.',
      }),
    },
  },
  {
    file: '/proc/schedstat',
    at: 'sched/schedstat',
    filesystem: 'procfs',
    format: {
      kind: 'lines',
      lines: [
        'cpu{>} {yld_count} {_} {sched_count} {sched_goidle} {ttwu_count} {ttwu_local} {rq_cpu_time} {run_delay} {pcount}',
      ],
    },
    reference: 'Documentation/scheduler/sched-stats.rst',
    values: {
      ...describeEach(calls('calls'), {
        yld_count: 'Times that a task gave up this CPU by sched_yield.',
        sched_count: 'Times that the scheduler chose a task to run here.',
        sched_goidle: 'Times that the scheduler found nothing to run here.',
        ttwu_count: 'Times that this CPU woke a task.',
        ttwu_local: 'Times that this CPU woke a task to run on itself.',
      }),
      ...describeEach(cumulative(UNITS.nanoseconds), {
        rq_cpu_time: 'Time that tasks ran on this CPU.',
        run_delay: 'Time that tasks were ready and waited for this CPU.',
      }),
      ...describeEach(cumulative(countOf('time slices')), {
        pcount: 'Time slices that tasks ran for on this CPU.',
      }),
    },
  },
];
