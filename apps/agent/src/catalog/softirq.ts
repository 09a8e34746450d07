import { countOf } from '@statsfs/core/units';
import type { CatalogFile } from './catalog-entry.ts';
import { cumulative, describeEach, undescribed, type ValueTemplate } from './value-template.ts';

/** struct kernel_stat counts them in unsigned int. */
const SOFTIRQS: ValueTemplate = { ...cumulative(countOf('softirqs')), width: 32 };

/** Work that interrupts put off, by vector, a table by CPU each. */
export const SOFTIRQ: readonly CatalogFile[] = [
  {
    file: '/proc/softirqs',
    at: 'softirq',
    filesystem: 'procfs',
    format: { kind: 'cpu-table' },
    reference: 'Documentation/filesystems/proc.rst',
    values: describeEach(SOFTIRQS, {
      HI: 'Runs of high-priority tasklets.',
      TIMER: 'Runs of kernel timers that expired.',
      NET_TX: 'Runs of network transmission.',
      NET_RX: 'Runs of network reception.',
      BLOCK: 'Runs that completed block requests.',
      IRQ_POLL: 'Runs that polled block devices for completed requests.',
      TASKLET: 'Runs of tasklets of normal priority.',
      SCHED: 'Runs of the scheduler that balance load between CPUs.',
      HRTIMER: 'Runs of high-resolution timers that expire outside interrupts.',
      RCU: 'Runs of RCU, which among other things frees what nobody reads any longer.',
    }),
    patterns: [{ match: '*', meta: undescribed(SOFTIRQS) }],
  },
];
