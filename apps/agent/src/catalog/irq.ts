import { countOf } from '@statsfs/core/units';
import type { CatalogFile } from './catalog-entry.ts';
import { IRQ_ACPI } from './irq-acpi.ts';
import { cumulative, describeEach, undescribed, type ValueTemplate } from './value-template.ts';

/** Both struct irqstat and the architectures' own counters are unsigned int on every port. */
const INTERRUPTS: ValueTemplate = { ...cumulative(countOf('interrupts')), width: 32 };

/**
 * Interrupts by row, a table by CPU each. Numbered rows say in the file itself what they belong to, and so do the IPI rows
 * of arm64, whose numbers mean something else on other ports. /sys/kernel/irq has the same counts in a file for each
 * interrupt, which is dearer, so it is left out.
 */
export const IRQ: readonly CatalogFile[] = [
  {
    file: '/proc/interrupts',
    at: 'irq',
    filesystem: 'procfs',
    format: { kind: 'cpu-table' },
    reference: 'Documentation/filesystems/proc.rst',
    values: {
      ...describeEach(INTERRUPTS, {
        NMI: 'Non-maskable interrupts, as profilers and the hard lockup detector use them.',
        LOC: 'Interrupts of the timer that each CPU has of its own.',
        SPU: 'Interrupts that were gone before anybody could tell where they came from.',
        PMI: 'Interrupts of performance counters that overflowed.',
        IWI: 'Work that was put off from a context where it was not possible, such as an NMI.',
        RTR: 'Repeated reads of the APIC interrupt command register, needed on old hardware.',
        PLT: 'Interrupts that belong to the platform.',
        RES: 'Requests from other CPUs to run the scheduler, sent to wake a task here.',
        CAL: 'Requests from other CPUs to run a function here.',
        TLB: 'Requests from other CPUs to flush address translations.',
        TRM: 'Interrupts because the CPU crossed a temperature threshold.',
        THR: 'Interrupts because corrected hardware errors crossed a threshold.',
        DFR: 'Interrupts for hardware errors that can be dealt with later.',
        MCE: 'Machine check exceptions, raised for hardware errors.',
        MCP: 'Periodic polls for corrected hardware errors.',
        HYP: 'Callbacks from the hypervisor that this guest runs on.',
        HRE: 'Interrupts because Hyper-V moved this guest to a host with another clock rate.',
        HVS: 'Interrupts of the timer that Hyper-V provides.',
        ERR: 'Errors on the bus between the interrupt controllers, which were retried.',
        MIS: 'Interrupts that an I/O APIC delivered as edge instead of level, which was repaired.',
        PIN: 'Notifications that an interrupt was posted to a guest running on this CPU.',
        NPI: 'Notifications that an interrupt was posted to a nested guest running on this CPU.',
        PIW: 'Notifications that woke a guest because an interrupt was posted to it.',
        PMN: 'Notifications that a device interrupt was posted to this CPU.',
      }),
      // The count of arm64, an unsigned long.
      ...describeEach(cumulative(countOf('interrupts')), {
        Err: 'Interrupts that nobody expected.',
      }),
    },
    patterns: [{ match: '*', meta: undescribed(INTERRUPTS) }],
  },
  ...IRQ_ACPI,
];
