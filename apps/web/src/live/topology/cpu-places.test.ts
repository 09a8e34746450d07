import type { StatPath } from '@statsfs/core/model';
import { describe, expect, it } from 'vitest';
import { makeSchema } from '../../../test/make-schema.ts';
import { parseCpuList, topologyFacts, topologyOf } from './cpu-places.ts';

const SAID: Readonly<Record<string, string>> = {
  'cpu/0/topology/physical_package_id': '0',
  'cpu/0/topology/core_id': '4',
  'cpu/0/topology/die_id': '0',
  'cpu/1/topology/physical_package_id': '-1',
  'cpu/1/topology/core_id': '5',
  'mem/node0/cpulist': '0',
  'mem/node1/cpulist': '1-2\n',
};
const OTHERS = ['cpu/0/user', 'cpu/x/topology/core_id', 'mem/node0/numastat/numa_hit', 'irq/LOC'];
const index = makeSchema([...Object.keys(SAID), ...OTHERS]);
const textOf = (path: StatPath): string | undefined => SAID[path];

describe('topology', () => {
  it('is found in the tree, and nothing else is taken for it', () => {
    expect(
      topologyFacts(index)
        .map(({ path }) => path)
        .sort(),
    ).toEqual(Object.keys(SAID).sort());
    expect(topologyFacts(makeSchema(['irq/LOC']))).toEqual([]);
  });

  it('joins what CPUs and nodes say; −1 is nothing', () => {
    expect(topologyOf(topologyFacts(index), textOf)).toEqual(
      new Map([
        [0, { socket: 0, die: 0, core: 4, node: 0 }],
        [1, { socket: undefined, die: undefined, core: 5, node: 1 }],
        [2, { socket: undefined, die: undefined, core: undefined, node: 1 }],
      ]),
    );
  });

  it('knows nothing of what was not read', () => {
    expect(topologyOf(topologyFacts(index), () => undefined).size).toBe(0);
  });
});

describe('parseCpuList', () => {
  it('reads lists of the kernel, and no other text', () => {
    expect(parseCpuList('0-2,8\n')).toEqual([0, 1, 2, 8]);
    expect(parseCpuList('7')).toEqual([7]);
    for (const text of ['', '(null)', '1-', '0-999999999', 'a,1']) {
      expect(parseCpuList(text)).toEqual([]);
    }
  });
});
