import { countOf } from '@statsfs/core/units';
import { cumulative, describeEach, documentedIn, type ValueTemplate } from '../value-template.ts';
import { S390_INSTRUCTIONS } from './s390-instructions.ts';

const count = (noun: string): ValueTemplate =>
  documentedIn('arch/s390/kvm/kvm-s390.c', cumulative(countOf(noun)));

/** Of a virtual machine and its vCPUs on s390. */
export const S390_STATS = {
  ...describeEach(count('exits'), {
    exit_userspace: 'Returns to user space.',
    exit_null: 'Exits without an interception.',
    exit_external_request: 'Exits because an external interrupt could be delivered at last.',
    exit_io_request: 'Exits because an I/O interrupt could be delivered at last.',
    exit_external_interrupt: 'Exits because of an external interrupt.',
    exit_stop_request: 'Exits because the vCPU was asked to stop.',
    exit_validity: 'Exits because the state of the vCPU was not valid.',
    exit_instruction: 'Exits because of an instruction that KVM intercepts.',
    exit_pei: 'Exits because an instruction was executed in part.',
    exit_program_interruption: 'Exits because of a program interruption.',
    exit_instr_and_program: 'Exits because of an instruction and a program interruption at once.',
    exit_operation_exception: 'Exits because of an operation exception.',
    exit_wait_state: 'Exits because the guest waited for an interrupt.',
  }),
  ...describeEach(count('halts'), {
    halt_no_poll_steal: 'Halts without polling, because others had taken much of the CPU time.',
  }),
  ...describeEach(count('faults'), {
    pfault_sync: 'Page faults that the guest had to wait for.',
  }),
  ...describeEach(count('interrupts'), {
    deliver_ckc: 'Interrupts of the clock comparator delivered to the vCPU.',
    deliver_cputm: 'Interrupts of the CPU timer delivered to the vCPU.',
    deliver_external_call: 'External calls delivered to the vCPU.',
    deliver_emergency_signal: 'Emergency signals delivered to the vCPU.',
    deliver_service_signal: 'Service signals delivered to the vCPU.',
    deliver_virtio: 'Virtio interrupts delivered to the vCPU.',
    deliver_stop_signal: 'Stop signals delivered to the vCPU.',
    deliver_prefix_signal: 'Signals to set the prefix delivered to the vCPU.',
    deliver_restart_signal: 'Restart signals delivered to the vCPU.',
    deliver_program: 'Program interruptions delivered to the vCPU.',
    deliver_io: 'I/O interrupts delivered to the vCPU.',
    deliver_machine_check: 'Machine checks delivered to the vCPU.',
    inject_ckc: 'Interrupts of the clock comparator made pending.',
    inject_cputm: 'Interrupts of the CPU timer made pending.',
    inject_external_call: 'External calls made pending.',
    inject_emergency_signal: 'Emergency signals made pending.',
    inject_mchk: 'Machine checks made pending for one vCPU.',
    inject_float_mchk: 'Machine checks made pending for any vCPU.',
    inject_pfault_init: 'Notices made pending that a page fault will be settled in time.',
    inject_pfault_done: 'Notices made pending that a page fault has been settled.',
    inject_program: 'Program interruptions made pending.',
    inject_restart: 'Restart signals made pending.',
    inject_set_prefix: 'Signals to set the prefix made pending.',
    inject_stop_signal: 'Stop signals made pending.',
    inject_io: 'I/O interrupts made pending.',
    inject_service_signal: 'Service signals made pending.',
    inject_virtio: 'Virtio interrupts made pending.',
    aen_forward: 'Adapter interrupts forwarded to the guest.',
  }),
  ...describeEach(count('address spaces'), {
    gmap_shadow_reuse: 'Address spaces of nested guests whose shadow could be used again.',
    gmap_shadow_create: 'Address spaces of nested guests whose shadow had to be made.',
  }),
  ...describeEach(count('entries'), {
    gmap_shadow_r1_entry: 'Entries of first region tables shadowed.',
    gmap_shadow_r2_entry: 'Entries of second region tables shadowed.',
    gmap_shadow_r3_entry: 'Entries of third region tables shadowed.',
    gmap_shadow_sg_entry: 'Entries of segment tables shadowed.',
    gmap_shadow_pg_entry: 'Entries of page tables shadowed.',
  }),
  ...S390_INSTRUCTIONS,
};
