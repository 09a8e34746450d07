import { countOf } from '@statsfs/core/units';
import { cumulative, describeEach, documentedIn } from '../value-template.ts';

const EXITS = cumulative(countOf('exits'));

/** Of a vCPU on arm64. */
export const ARM64_STATS = describeEach(documentedIn('arch/arm64/kvm/guest.c', EXITS), {
  exits: 'Exits from the guest.',
  signal_exits: 'Returns to user space because a signal was pending.',
  hvc_exit_stat: 'Exits because of an HVC instruction, a call of the hypervisor.',
  wfe_exit_stat: 'Exits because of a WFE instruction, which waits for an event.',
  wfi_exit_stat: 'Exits because of a WFI instruction, which waits for an interrupt.',
  mmio_exit_user: 'Accesses to emulated devices that user space had to serve.',
  mmio_exit_kernel: 'Accesses to emulated devices that KVM served by itself.',
});

/** Of a vCPU on RISC-V, where they differ from those of arm64. */
export const RISCV_STATS = describeEach(documentedIn('arch/riscv/kvm/vcpu.c', EXITS), {
  ecall_exit_stat: 'Exits because of a call of the supervisor binary interface.',
  wrs_exit_stat: 'Exits because of a WRS instruction, which waits for a reservation.',
  csr_exit_user: 'Accesses to control registers that user space had to serve.',
  csr_exit_kernel: 'Accesses to control registers that KVM served by itself.',
  instr_illegal_exits: 'Exits because of an illegal instruction.',
  load_misaligned_exits: 'Exits because of a load from a misaligned address.',
  store_misaligned_exits: 'Exits because of a store to a misaligned address.',
  load_access_exits: 'Exits because of a load that was not allowed.',
  store_access_exits: 'Exits because of a store that was not allowed.',
});
