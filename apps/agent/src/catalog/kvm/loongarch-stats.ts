import { countOf } from '@statsfs/core/units';
import { cumulative, describeEach, documentedIn, floating } from '../value-template.ts';

/** Of a virtual machine and its vCPUs on LoongArch, where they differ from those of x86. */
export const LOONGARCH_STATS = {
  ...describeEach(documentedIn('arch/loongarch/kvm/vm.c', floating(countOf('pages'))), {
    pages: 'Pages of the common size mapped for the guest now.',
    hugepages: 'Huge pages mapped for the guest now.',
  }),
  ...describeEach(documentedIn('arch/loongarch/kvm/vcpu.c', cumulative(countOf('exits'))), {
    int_exits: 'Exits because of an interrupt of the host.',
    idle_exits: 'Exits because the guest had nothing to do.',
    cpucfg_exits: 'Exits because of a CPUCFG instruction, which asks what the CPU can do.',
    hypercall_exits: 'Exits because of a hypercall.',
    ipi_read_exits: 'Reads from the controller of interrupts between vCPUs.',
    ipi_write_exits: 'Writes to the controller of interrupts between vCPUs.',
    eiointc_read_exits: 'Reads from the extended I/O interrupt controller.',
    eiointc_write_exits: 'Writes to the extended I/O interrupt controller.',
    pch_pic_read_exits: 'Reads from the interrupt controller of the bridge chip.',
    pch_pic_write_exits: 'Writes to the interrupt controller of the bridge chip.',
  }),
};
