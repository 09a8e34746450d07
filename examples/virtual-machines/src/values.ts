import { counter, gauge, histogram, rows, text, u32, valueSet } from '@statsfs/core/publish';
import { countOf, UNITS } from '@statsfs/core/units';
import type { Machine } from './machine.ts';
import { HALTED, POLL_BUCKETS, RUNNABLE, type Vcpu } from './vcpu.ts';

/** Of a vCPU; summed over those of a machine, and over all machines. */
export const VCPU_VALUES = valueSet([
  counter('exits', { unit: countOf('exits'), description: 'Exits of the guest to the host.' }),
  counter('halt_exits', {
    unit: countOf('exits'),
    description: 'Exits because the guest had nothing to do.',
  }),
  counter('io_exits', {
    unit: countOf('exits'),
    description: 'Exits for port or memory-mapped I/O.',
  }),
  counter('irq_injections', {
    unit: countOf('interrupts'),
    description: 'Interrupts given to the guest.',
  }),
  counter('guest_ns', { unit: UNITS.nanoseconds, description: 'Time that the guest ran.' }),
  counter('steal_ns', {
    unit: UNITS.nanoseconds,
    description: 'Time that the guest was ready to run and did not.',
  }),
  histogram('halt_poll_ns', {
    buckets: POLL_BUCKETS,
    unit: UNITS.nanoseconds,
    description: 'Polls for work before a vCPU was halted, by their length.',
    get: (vcpu: Vcpu) => vcpu.polls,
  }),
]);

/** Shown for each vCPU; above they are counted by state. */
export const VCPU_STATE = valueSet([
  u32('mp_state', {
    kind: 'floating',
    aggregate: 'states',
    states: [
      { number: RUNNABLE, name: 'RUNNABLE' },
      { number: HALTED, name: 'HALTED' },
    ],
    description: 'Whether the vCPU runs or waits for an interrupt.',
  }),
]);

export const MACHINE_VALUES = valueSet([
  gauge('memory_bytes', { unit: UNITS.bytes, description: 'Memory that the guest has.' }),
  counter('remote_tlb_flush', {
    unit: countOf('flushes'),
    description: 'Flushes of translations on other CPUs.',
  }),
  counter('mmu_cache_miss', {
    unit: countOf('misses'),
    description: 'Shadow pages that were not found in the cache.',
  }),
  rows('disk_bytes', {
    keys: [{ name: 'device', type: 'string' }],
    rows: (machine: Machine) => machine.disks,
    unit: UNITS.bytes,
    description: 'Bytes read and written by device.',
  }),
]);

/** Not folded: names do not add up. */
export const MACHINE_FACTS = valueSet([
  text('guest', { description: 'What its owner calls the machine.' }),
]);
