import { layoutFile } from '@statsfs/core/format';
import { CLEAR_BY_ZERO, NO_CLEAR } from '@statsfs/core/model';
import { UNITS } from '@statsfs/core/units';
import { describe, expect, it } from 'vitest';
import { readCorpus } from '../../../test/corpus/read-corpus.ts';
import { describeValue } from '../catalog-entry.ts';
import { KVM } from './kvm.ts';
import { describeKvmStat } from './kvm-stats.ts';

/** Not upstream's; nobody but the descriptors tells of them. */
const UNDESCRIBED = ['mmu_kicks_spared', 'pf_park_timeouts', 'pf_parked'];

/** What the descriptors of a real kernel declare. */
const declared = readCorpus()
  .filter(({ path }) => /^\/kvm-binary-stats\/.*-fresh\.bin$/.test(path))
  .flatMap(({ bytes }) => {
    const outcome = layoutFile({ kind: 'kvm-stats' }, bytes);
    if (outcome.kind === 'unrecognised') throw new Error(outcome.reason);
    return outcome.layout.values.map(({ name, told }) => ({ name, told }));
  });

const entryAt = (at: string): (typeof KVM)[number] => {
  const entry = KVM.find((candidate) => candidate.at === at);
  if (entry === undefined) throw new Error(`nothing at ${at}`);
  return entry;
};

describe('describeKvmStat', () => {
  it('says the kind that the kernel declares', () => {
    const kinds = declared.map(({ name }) => [name, describeKvmStat(name).kind]);
    expect(declared).toHaveLength(63);
    expect(kinds).toEqual(declared.map(({ name, told }) => [name, told?.kind]));
  });

  it('says the unit that the kernel declares, and what is counted where it declares none', () => {
    for (const { name, told } of declared) {
      const { unit } = describeKvmStat(name);
      if (told?.unit.dimension === 'none') expect([name, unit.dimension]).toEqual([name, 'count']);
      else expect([name, unit]).toEqual([name, told?.unit]);
    }
  });

  it('describes every statistic of upstream', () => {
    const silent = declared.filter(({ name }) => describeKvmStat(name).description === '');
    expect(silent.map(({ name }) => name).sort()).toEqual(UNDESCRIBED);
  });

  it('knows the names of before Linux 5.14', () => {
    expect(describeKvmStat('guest doorbell')).toBe(describeKvmStat('gdbell_exits'));
    expect(describeKvmStat('irq_window')).toBe(describeKvmStat('irq_window_exits'));
    expect(describeKvmStat('guest doorbell').kind).toBe('cumulative');
  });

  it.each(['quantum_exits', 'constructor', ''])('does not guess at %j', (name) => {
    expect(describeKvmStat(name)).toMatchObject({ kind: 'unknown', description: '' });
  });
});

describe('in debugfs', () => {
  it('0 clears what is cumulative or a peak, and nothing else', () => {
    const clearOf = (name: string): unknown => describeValue(entryAt('kvm/#-#/*'), name).clear;
    expect(['exits', 'halt_wait_ns', 'max_mmu_rmap_size', 'halt_wait_hist'].map(clearOf)).toEqual(
      Array(4).fill(CLEAR_BY_ZERO),
    );
    expect(['pages_4k', 'guest_mode', 'mmu_unsync'].map(clearOf)).toEqual(Array(3).fill(NO_CLEAR));
  });

  it('a yes or no becomes how many vCPUs say yes, but for the file of one vCPU', () => {
    expect(describeValue(entryAt('kvm/*'), 'guest_mode').unit.noun).toBe('vCPUs');
    expect(describeValue(entryAt('kvm/#-#/vcpu#/*'), 'guest_mode').unit).toBe(UNITS.boolean);
  });

  it('says that of a histogram only the first bucket is there', () => {
    const { kind, description } = describeValue(entryAt('kvm/*'), 'halt_wait_hist');
    expect(kind).toBe('cumulative');
    expect(description).toMatch(/less than 1 ns/);
  });
});
