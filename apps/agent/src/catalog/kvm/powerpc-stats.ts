import { countOf } from '@statsfs/core/units';
import {
  cumulative,
  describeEach,
  documentedIn,
  floating,
  type ValueTemplate,
} from '../value-template.ts';

const REFERENCE = 'arch/powerpc/kvm/book3s.c';
const count = (noun: string): ValueTemplate => documentedIn(REFERENCE, cumulative(countOf(noun)));

/** Of a virtual machine and its vCPUs on PowerPC, where they differ from those of x86. */
export const POWERPC_STATS = {
  ...describeEach(documentedIn(REFERENCE, floating(countOf('pages'))), {
    num_2M_pages: 'Pages of 2 MiB mapped for the guest now.',
    num_1G_pages: 'Pages of 1 GiB mapped for the guest now.',
  }),
  ...describeEach(count('exits'), {
    sum_exits: 'Exits from the guest.',
    light_exits: '',
    syscall_exits: 'Exits because of a system call of the guest.',
    isi_exits: 'Exits because an instruction could not be fetched.',
    dsi_exits: 'Exits because data could not be accessed.',
    emulated_inst_exits: 'Exits because of an instruction that KVM emulates.',
    dec_exits: 'Exits because the decrementer ran out.',
    ext_intr_exits: 'Exits because of an interrupt of the host.',
    dbell_exits: 'Exits because of a doorbell of the host.',
    gdbell_exits: 'Exits because of a doorbell for the guest.',
  }),
  ...describeEach(count('misses'), {
    itlb_real_miss_exits: 'Instruction TLB misses for which the guest had no translation.',
    itlb_virt_miss_exits: 'Instruction TLB misses for which the guest had a translation.',
    dtlb_real_miss_exits: 'Data TLB misses for which the guest had no translation.',
    dtlb_virt_miss_exits: 'Data TLB misses for which the guest had a translation.',
  }),
  ...describeEach(count('waits'), {
    halt_successful_wait: 'Waits of the halted vCPUs of a core off the CPU.',
  }),
  ...describeEach(count('accesses'), {
    ld: 'Reads of guest memory made to emulate the guest.',
    st: 'Writes of guest memory made to emulate the guest.',
    ld_slow: '',
    st_slow: '',
  }),
  ...describeEach(count('faults'), {
    pf_storage: 'Exits because of a fault on data.',
    pf_instruc: 'Exits because of a fault on an instruction.',
    sp_storage: 'Faults on data for which a page was looked up.',
    sp_instruc: 'Faults on an instruction for which a page was looked up.',
  }),
  ...describeEach(count('interrupts'), {
    queue_intr: 'Interrupts queued for the guest.',
    pthru_all: 'Interrupts of passed-through devices that the guest ended.',
    pthru_host: 'Interrupts of passed-through devices that the host had taken first.',
    pthru_bad_aff: 'Interrupts of passed-through devices that the host took on another core.',
  }),
};
