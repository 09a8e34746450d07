import { countOf, UNITS } from '@statsfs/core/units';
import {
  cumulative,
  describeEach,
  documentedIn,
  floating,
  type ValueTemplate,
} from '../value-template.ts';

const FLUSHES = cumulative(countOf('flushes'));

/** Statistics of a virtual machine that every architecture keeps: KVM_GENERIC_VM_STATS. */
export const GENERIC_VM_STATS = describeEach(documentedIn('virt/kvm/kvm_main.c', FLUSHES), {
  remote_tlb_flush: "Flushes of all vCPUs' TLBs that were carried out.",
  remote_tlb_flush_requests:
    "Requests to flush all vCPUs' TLBs, those that found no vCPU to interrupt included.",
});

const polling = (template: ValueTemplate): ValueTemplate =>
  documentedIn('Documentation/virt/kvm/halt-polling.rst', template);

/** Buckets by powers of two; the unit is that of their bounds. */
const TIME_HISTOGRAM = polling({ kind: 'histogram', unit: UNITS.nanoseconds });

/** Statistics of a vCPU that every architecture keeps: KVM_GENERIC_VCPU_STATS. */
export const GENERIC_VCPU_STATS = {
  ...describeEach(polling(cumulative(countOf('polls'))), {
    halt_attempted_poll: 'Halts of the guest after which KVM polled before it gave up the CPU.',
    halt_successful_poll: 'Polls after a halt that something ended.',
    halt_poll_invalid: 'Polls that something ended which did not concern this vCPU.',
  }),
  ...describeEach(polling(cumulative(UNITS.nanoseconds)), {
    halt_poll_success_ns: 'Time spent in polls that something ended.',
    halt_poll_fail_ns: 'Time spent in polls that nothing ended.',
    halt_wait_ns: 'Time that the halted vCPU waited off the CPU.',
  }),
  ...describeEach(TIME_HISTOGRAM, {
    halt_poll_success_hist: 'Polls that something ended, by how long they took.',
    halt_poll_fail_hist: 'Polls that nothing ended, by how long they took.',
    halt_wait_hist: 'Waits of the halted vCPU off the CPU, by how long they took.',
  }),
  ...describeEach(documentedIn('virt/kvm/kvm_main.c', cumulative(countOf('times'))), {
    halt_wakeup: 'Times that the vCPU was woken.',
  }),
  ...describeEach(documentedIn('virt/kvm/kvm_main.c', floating(UNITS.boolean)), {
    blocking: 'Whether the vCPU is halted now and off the CPU.',
  }),
};
