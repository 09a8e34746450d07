import { CLEAR_BY_ZERO } from '@statsfs/core/model';
import { countOf } from '@statsfs/core/units';
import type { CatalogFile } from './catalog-entry.ts';
import { clearedBy, cumulative } from './value-template.ts';

/**
 * What raised the one interrupt that all ACPI events share (`sci`): fixed events such as the power button (`ff_*`),
 * general purpose events (`gpe*`), and their sums. The word behind the number says whether the event is enabled.
 */
export const IRQ_ACPI: readonly CatalogFile[] = [
  {
    file: '/sys/firmware/acpi/interrupts/*',
    at: 'irq/acpi/*',
    filesystem: 'sysfs',
    format: { kind: 'lines', lines: ['{count} {…}'] },
    reference: 'Documentation/ABI/testing/sysfs-firmware-acpi',
    pace: 'slow',
    values: {
      count: {
        // `count` of struct event_counter is a u32.
        ...clearedBy(CLEAR_BY_ZERO, { ...cumulative(countOf('interrupts')), width: 32 }),
        description: 'ACPI interrupts from this event.',
      },
    },
  },
];
