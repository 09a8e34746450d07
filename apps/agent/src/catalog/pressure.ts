import { UNITS } from '@statsfs/core/units';
import type { CatalogFile } from './catalog-entry.ts';
import { cumulative, describeEach, floating, undescribed } from './value-template.ts';

/** `some` and `full` are sources: time in which at least one task, or all of them at once, had to wait. */
const pressureOf = (resource: string, lack: string): CatalogFile => ({
  file: `/proc/pressure/${resource}`,
  at: `pressure/${resource}`,
  filesystem: 'procfs',
  format: { kind: 'psi' },
  reference: 'Documentation/accounting/psi.rst',
  values: {
    ...describeEach(floating(UNITS.percent), {
      avg10: `Share of time lost to waiting for ${lack}, over about the last 10 seconds.`,
      avg60: `Share of time lost to waiting for ${lack}, over about the last minute.`,
      avg300: `Share of time lost to waiting for ${lack}, over about the last 5 minutes.`,
    }),
    ...describeEach(cumulative(UNITS.microseconds), {
      total: `Time lost to waiting for ${lack} since boot.`,
    }),
  },
  patterns: [{ match: 'avg*', meta: undescribed(floating(UNITS.percent)) }],
});

/** Pressure stall information. The file of interrupts exists where the kernel accounts their time. */
export const PRESSURE: readonly CatalogFile[] = [
  pressureOf('cpu', 'a CPU'),
  pressureOf('io', 'I/O'),
  pressureOf('memory', 'memory'),
  pressureOf('irq', 'interrupts to be served'),
];
