import { countOf, UNITS } from '@statsfs/core/units';
import {
  cumulative,
  describeEach,
  documentedIn,
  floating,
  type ValueTemplate,
} from '../value-template.ts';

const count = (noun: string): ValueTemplate =>
  documentedIn('arch/x86/kvm/x86.c', cumulative(countOf(noun)));

const FAULTS = documentedIn('arch/x86/kvm/mmu/mmu.c', cumulative(countOf('faults')));

/** Of a vCPU on x86: why the guest was left, and what had to be done for it. */
export const X86_VCPU_STATS = {
  ...describeEach(count('exits'), {
    exits: 'Exits from the guest.',
    io_exits: 'Exits because the guest used an I/O port.',
    mmio_exits: 'Accesses to the memory of emulated devices that user space had to serve.',
    signal_exits: 'Returns to user space because a signal was pending.',
    irq_window_exits: 'Exits because the guest could take an interrupt at last.',
    nmi_window_exits: 'Exits because the guest could take an NMI at last.',
    halt_exits: 'Exits because the guest halted the vCPU.',
    request_irq_exits: 'Returns to user space, which had an interrupt for the guest.',
    irq_exits: 'Exits because of an interrupt of the host.',
    notify_window_exits: 'Exits because the guest took no event for longer than it may.',
  }),
  ...describeEach(FAULTS, {
    pf_taken: 'Page faults that KVM looked into, apart from those of emulated devices.',
    pf_fixed: 'Page faults that an entry in the page table settled.',
    pf_emulate: 'Page faults that emulation of the instruction settled.',
    pf_spurious: 'Page faults that had been settled already.',
    pf_fast: 'Page faults settled without the lock of the page tables.',
    pf_guest: 'Page faults handed on to the guest.',
  }),
  // No document tells of these two; the binary statistics declare their kind.
  ...describeEach(documentedIn('', cumulative(countOf('faults'))), {
    pf_parked: '',
    pf_park_timeouts: '',
  }),
  ...describeEach(documentedIn('arch/x86/kvm/mmu/mmu.c', cumulative(countOf('entries'))), {
    pf_mmio_spte_created: 'Entries made that mark an address as that of an emulated device.',
  }),
  ...describeEach(count('flushes'), {
    tlb_flush: "Flushes of the vCPU's TLB.",
    l1d_flush: 'Flushes of the L1 data cache before the guest was entered.',
    invlpg: 'Addresses that the guest had taken out of the TLB one by one.',
  }),
  ...describeEach(count('instructions'), {
    insn_emulation: 'Instructions that KVM set out to emulate.',
    insn_emulation_fail: 'Instructions that KVM could not emulate.',
  }),
  ...describeEach(count('hypercalls'), { hypercalls: 'Hypercalls of the guest.' }),
  ...describeEach(count('interrupts'), {
    irq_injections: 'Interrupts injected into the guest.',
    nmi_injections: 'NMIs injected into the guest.',
  }),
  ...describeEach(count('times'), {
    host_state_reload: 'Times that registers of the host made way for those of the guest.',
    fpu_reload: 'Times that the FPU state of the guest made way for that of user space.',
    // Up to Linux 4.4.
    efer_reload: 'Times that the EFER register was exchanged with that of the host.',
    req_event: 'Times that pending events were looked at before the guest was entered.',
    nested_run: 'Times that the guest entered a guest of its own.',
    preemption_reported: 'Times that the vCPU lost the CPU where the guest could be told of it.',
    preemption_other: 'Times that the vCPU lost the CPU where the guest could not be told of it.',
  }),
  ...describeEach(count('requests'), {
    directed_yield_attempted: 'Requests of the guest to let another vCPU run instead.',
    directed_yield_successful: 'Requests of the guest to let another vCPU run that did so.',
  }),
  ...describeEach(documentedIn('arch/x86/kvm/x86.c', floating(UNITS.boolean)), {
    guest_mode: 'Whether the vCPU runs a guest of its guest now.',
  }),
};
