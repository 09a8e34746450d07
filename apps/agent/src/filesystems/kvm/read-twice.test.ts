import { describe, expect, it } from 'vitest';
import { foundAt } from '../../../test/found-at.ts';
import { HeldDescriptor } from '../held-descriptor.ts';
import { withoutReadTwice } from './read-twice.ts';
import type { PlacedStatistics } from './vm-owner.ts';

const ROOT = '/sys/kernel/debug/kvm';
const FILES = [
  'exits',
  '7-12/mmu_flooded',
  '7-12/mmu_rmaps_stat',
  '7-12/exits',
  '7-12/vcpu0/guest_mode',
  '7-12/vcpu0/pid',
  '7-12/vcpu1/guest_mode',
  '8-12/exits',
];

const statistics = (
  vm: string,
  vcpu: number | undefined,
  ...names: string[]
): PlacedStatistics => ({
  number: 14,
  held: new HeldDescriptor(3, () => undefined),
  id: { creator: 7, vcpu },
  names: new Set(names),
  place: ['kvm', vm, ...(vcpu === undefined ? [] : [`vcpu${vcpu}`])],
});

const OF_VM = statistics('7-12', undefined, 'mmu_flooded');
const OF_VCPU0 = statistics('7-12', 0, 'exits', 'guest_mode');
const OF_VCPU1 = statistics('7-12', 1, 'exits', 'guest_mode');

/** What is left out. */
function leftOut(read: readonly PlacedStatistics[], keepsSums = false): string[] {
  const files = FILES.map((name) => foundAt(ROOT, name.split('/')));
  const kept = new Set(withoutReadTwice(files, read, keepsSums).map(({ path }) => path));
  return FILES.filter((name) => !kept.has(`${ROOT}/${name}`));
}

describe('files of debugfs', () => {
  it('are read where nothing is read through descriptors', () => {
    expect(leftOut([])).toEqual([]);
    expect(leftOut([statistics('7-stats14', undefined, 'mmu_flooded')])).toEqual([]);
  });

  it('are left out for the same statistic of the same VM or virtual CPU', () => {
    expect(leftOut([OF_VM, OF_VCPU0])).toEqual(['7-12/mmu_flooded', '7-12/vcpu0/guest_mode']);
  });

  it('are left out as sums where every virtual CPU is read, unless sums are kept', () => {
    const both = [OF_VCPU0, OF_VCPU1];
    const ofVcpus = ['7-12/vcpu0/guest_mode', '7-12/vcpu1/guest_mode'];
    expect(leftOut(both)).toEqual(['7-12/exits', ...ofVcpus]);
    expect(leftOut(both, true)).toEqual(ofVcpus);
  });
});
