import { countOf, UNITS } from '@statsfs/core/units';
import type { CatalogFile } from './catalog-entry.ts';
import { CPU_FREQUENCY } from './cpu-frequency.ts';
import { CPU_IDLE } from './cpu-idle.ts';
import { CPU_ONLINE } from './cpu-online.ts';
import { CPU_THROTTLE } from './cpu-throttle.ts';
import { CPU_TOPOLOGY } from './cpu-topology.ts';
import { cumulative, describeEach, floating } from './value-template.ts';

const TIME = cumulative(UNITS.ticks);

/** CPU time, with the counters of the whole machine that share its file, and what CPUs do when they do not run at full speed. */
export const CPU: readonly CatalogFile[] = [
  {
    file: '/proc/stat',
    at: 'cpu',
    filesystem: 'procfs',
    format: { kind: 'proc-stat' },
    reference: 'proc(5)',
    values: {
      ...describeEach(TIME, {
        user: 'Time in user mode at normal priority, including time that a guest ran.',
        nice: 'Time in user mode at lowered priority, including time that a niced guest ran.',
        system: 'Time in kernel mode.',
        irq: 'Time spent serving interrupts.',
        softirq: 'Time spent serving softirqs.',
        steal: 'Time that this virtual CPU was ready to run while the host ran something else.',
        guest: 'Time that a guest ran on this CPU, already part of user.',
        guest_nice: 'Time that a niced guest ran on this CPU, already part of nice.',
      }),
      // proc(5) says of iowait that it may decrease; idle shares its accounting on tickless CPUs.
      ...describeEach(
        { ...TIME, stepsBack: true },
        {
          idle: 'Time with nothing to run and no disk access to wait for.',
          iowait: 'Time with nothing to run while a task of this CPU waited for a disk.',
        },
      ),
      ...describeEach(cumulative(countOf('interrupts')), {
        intr: 'Interrupts served since boot, those without a number of their own included.',
      }),
      ...describeEach(cumulative(countOf('softirqs')), {
        softirqs: 'Softirqs served since boot on all CPUs.',
      }),
      ...describeEach(cumulative(countOf('context switches')), {
        ctxt: 'Context switches since boot on all CPUs.',
      }),
      ...describeEach(cumulative(countOf('tasks')), {
        processes: 'Processes and threads created since boot.',
      }),
      ...describeEach(floating(countOf('tasks')), {
        procs_running: 'Tasks that run or wait for a CPU now.',
        procs_blocked: 'Tasks that wait for a disk now.',
      }),
      ...describeEach(floating(countOf('seconds since 1970')), {
        btime: 'When the system booted.',
      }),
    },
  },
  ...CPU_ONLINE,
  ...CPU_IDLE,
  ...CPU_FREQUENCY,
  ...CPU_THROTTLE,
  ...CPU_TOPOLOGY,
];
