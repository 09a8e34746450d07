import { describe, expect, it } from 'vitest';
import { kvmDump } from '../../../test/kvm-dumps.ts';
import { MemoryStatFiles } from '../../../test/memory-stat-files.ts';
import { NO_PARENT } from '../../ports/stat-reader.ts';
import { HeldDescriptor } from '../held-descriptor.ts';
import { compareRoads } from './compare-roads.ts';
import type { PlacedStatistics } from './vm-owner.ts';

const VM = '/sys/kernel/debug/kvm/7-12';
const EPERM = 1;
const VCPU = kvmDump('vcpu0-after-250-exits');

class Rig {
  readonly files = new MemoryStatFiles();
  readonly #statistics: PlacedStatistics[] = [];

  /** Holds the statistics of a virtual CPU: 251 exits, 2 of them because it halted. */
  holdVcpu(vcpu: number): void {
    const name = `${this.#statistics.length}`;
    this.files.put(`/objects/${name}`, VCPU.bytes);
    this.files.mkdir(`${VM}/vcpu${vcpu}`);
    const directory = this.files.openDirectory(NO_PARENT, '/objects');
    const held = new HeldDescriptor(this.files.open(directory, name), () => undefined);
    const place = ['kvm', '7-12', `vcpu${vcpu}`];
    const id = { creator: 7, vcpu };
    this.#statistics.push({ number: vcpu, held, id, names: new Set(), place });
  }

  /** A file that changes between its two readings: the fourth read is the second one of the descriptor. */
  putExits(before: string, after: string): void {
    const file = this.files.put(`${VM}/exits`, before);
    let reads = 0;
    this.files.onRead = () => {
      reads++;
      if (reads === 4) file.bytes = new TextEncoder().encode(after);
    };
  }

  compare() {
    return compareRoads(this.files, this.#statistics);
  }
}

describe('two roads to the statistics of a VM', () => {
  it('agree when debugfs has the sums over its virtual CPUs', () => {
    const rig = new Rig();
    rig.holdVcpu(0);
    rig.holdVcpu(1);
    rig.files.put(`${VM}/exits`, '502\n');
    rig.files.put(`${VM}/halt_exits`, '4\n');
    expect(rig.compare()).toEqual({ compared: 2, moving: 0, unreadable: 45, differing: [] });
  });

  it('differ where they do', () => {
    const rig = new Rig();
    rig.holdVcpu(0);
    rig.files.put(`${VM}/exits`, '250\n');
    expect(rig.compare().differing).toEqual([
      { path: `${VM}/exits`, before: 250n, after: 250n, told: 251n },
    ]);
  });

  it('agree about what grows when one is read between two readings of the other', () => {
    const rig = new Rig();
    rig.holdVcpu(0);
    rig.putExits('240\n', '260\n');
    expect(rig.compare()).toMatchObject({ compared: 1, differing: [] });
  });

  it('differ about what grows and lies outside of the two readings', () => {
    const rig = new Rig();
    rig.holdVcpu(0);
    rig.putExits('252\n', '260\n');
    expect(rig.compare().differing).toHaveLength(1);
  });

  it('agree when what differs was only cleared in between', () => {
    const rig = new Rig();
    rig.holdVcpu(0);
    rig.putExits('9000\n', '251\n');
    expect(rig.compare()).toMatchObject({ compared: 1, differing: [] });
  });

  it('are not compared where a virtual CPU is not held, or its file refused', () => {
    const rig = new Rig();
    rig.holdVcpu(0);
    rig.files.put(`${VM}/exits`, '251\n', { openError: EPERM });
    expect(rig.compare()).toEqual({ compared: 0, moving: 0, unreadable: 47, differing: [] });
    rig.files.mkdir(`${VM}/vcpu1`);
    expect(rig.compare()).toEqual({ compared: 0, moving: 0, unreadable: 0, differing: [] });
  });

  it('count two descriptors of one virtual CPU once', () => {
    const rig = new Rig();
    rig.holdVcpu(0);
    rig.holdVcpu(0);
    rig.files.put(`${VM}/exits`, '251\n');
    expect(rig.compare()).toMatchObject({ compared: 1, differing: [] });
  });
});
