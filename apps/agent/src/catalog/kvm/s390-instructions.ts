import { countOf } from '@statsfs/core/units';
import { cumulative, describeEach, documentedIn } from '../value-template.ts';

const INSTRUCTIONS = documentedIn('arch/s390/kvm/kvm-s390.c', cumulative(countOf('instructions')));

/** Instructions that have a name of their own, as the statistics spell it. */
const MNEMONICS =
  'lctl lctlg stctl stctg epsw lpsw lpswe lpswey pfmf ptff sck sckpf stidp spx stpx stap iske rrbe sske stsi stfl tb tpi tprot tsch sie essa sthyi';

const intercepted = (mnemonic: string): readonly [string, string] => [
  `instruction_${mnemonic}`,
  `${mnemonic.toUpperCase()} instructions of the guest that KVM intercepted.`,
];

/** Instructions of a vCPU on s390 that KVM intercepted; parts of `exit_instruction`. */
export const S390_INSTRUCTIONS = describeEach(INSTRUCTIONS, {
  ...Object.fromEntries(MNEMONICS.split(' ').map(intercepted)),
  instruction_gs: 'Instructions of the guarded storage facility that KVM intercepted.',
  instruction_ri: 'Instructions of the runtime instrumentation facility that KVM intercepted.',
  instruction_io_other: 'I/O instructions that KVM left to user space.',
  instruction_ipte_interlock: 'Instructions of the guest that waited for the lock of its tables.',
  instruction_sigp_sense: 'SIGP orders to sense the state of a vCPU.',
  instruction_sigp_sense_running: 'SIGP orders to sense whether a vCPU is running.',
  instruction_sigp_external_call: 'SIGP orders to send an external call.',
  instruction_sigp_emergency: 'SIGP orders to send an emergency signal.',
  instruction_sigp_cond_emergency: 'SIGP orders to send an emergency signal on conditions.',
  instruction_sigp_start: 'SIGP orders to start a vCPU.',
  instruction_sigp_stop: 'SIGP orders to stop a vCPU.',
  instruction_sigp_stop_store_status: 'SIGP orders to stop a vCPU and store its status.',
  instruction_sigp_store_status: 'SIGP orders to store the status of a vCPU.',
  instruction_sigp_store_adtl_status: 'SIGP orders to store further status of a vCPU.',
  instruction_sigp_arch: 'SIGP orders to set the architecture.',
  instruction_sigp_prefix: 'SIGP orders to set the prefix.',
  instruction_sigp_restart: 'SIGP orders to restart a vCPU.',
  instruction_sigp_init_cpu_reset: 'SIGP orders to reset a vCPU to its initial state.',
  instruction_sigp_cpu_reset: 'SIGP orders to reset a vCPU.',
  instruction_sigp_unknown: 'SIGP orders that KVM does not know.',
  instruction_diagnose_10: 'DIAGNOSE 0x10 calls, which release pages.',
  instruction_diagnose_44: 'DIAGNOSE 0x44 calls, which give up the CPU.',
  instruction_diagnose_9c: 'DIAGNOSE 0x9C calls, which give up the CPU to a given vCPU.',
  diag_9c_ignored: 'DIAGNOSE 0x9C calls without effect.',
  diag_9c_forward: 'DIAGNOSE 0x9C calls passed on to the hypervisor below.',
  instruction_diagnose_258: 'DIAGNOSE 0x258 calls, which set up notices of page faults.',
  instruction_diagnose_308: 'DIAGNOSE 0x308 calls, which load a system or reset the machine.',
  instruction_diagnose_500: 'DIAGNOSE 0x500 calls, which notify a virtio device.',
  instruction_diagnose_other: 'Other DIAGNOSE calls.',
});
