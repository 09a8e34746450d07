import { existsSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { compareRoads } from '../src/filesystems/kvm/compare-roads.ts';
import { KvmRoad } from '../src/filesystems/kvm/kvm-road.ts';
import { openStatReader } from '../src/node/open-stat-reader.ts';
import { CProgram, whyNoCompiler, whyNoKvm } from './kvm-programs.ts';

// Where KVM itself is translated, as in kvm-lab, a virtual machine takes a while.
vi.setConfig({ testTimeout: 60_000 });

const DEBUGFS = '/sys/kernel/debug/kvm';
const SOURCE = `${import.meta.dirname}/kvm-holder.c`;
const why = whyNoCompiler() ?? whyNoKvm();
beforeEach(({ skip }) => skip(why !== undefined, why));

const reader = openStatReader();

/** @returns the number of each VM's descriptor, and of the statistics of each virtual CPU. */
async function startVms(...args: readonly string[]) {
  const { program, said } = await CProgram.start(SOURCE, () => args);
  const words = said.map((line) => line.split(' '));
  const vms = words.flatMap(([what, vm]) => (what === 'vm' ? [Number(vm)] : []));
  const vcpus = words.flatMap(([what, , , statistics]) => (what === 'vcpu' ? [statistics] : []));
  return { program, vms, vcpus };
}

/** Those of our own, for the host may run others. */
const placesOf = (road: KvmRoad, pid: number): string[] =>
  road
    .find([])
    .files.filter(({ root }) => root.startsWith(`/proc/${pid}/`))
    .map(({ place }) => place.join('/'))
    .sort();

const exitsOf = (road: KvmRoad, pid: number): bigint =>
  road.statistics
    .filter(({ id }) => id.creator === pid)
    .reduce(
      (sum, { held, id }) => (id.vcpu === undefined ? sum : sum + exits(held.descriptor)),
      0n,
    );

/** The statistic `exits`, found by hand. */
function exits(descriptor: number): bigint {
  const length = reader.pread(descriptor, 0, 1 << 16, 0);
  const bytes = Buffer.from(reader.arena.subarray(0, length));
  const [, nameBytes = 0, count = 0, , at = 0, dataAt = 0] = new Uint32Array(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + 24),
  );
  for (let i = 0; i < count; i++) {
    const from = at + i * (16 + nameBytes);
    const isExits = bytes.subarray(from + 16, from + 22).equals(Buffer.from('exits\0'));
    if (isExits) return bytes.readBigUInt64LE(dataAt + bytes.readUInt32LE(from + 8));
  }
  throw new Error('No statistic exits');
}

describe('a process that runs a virtual machine', () => {
  it('has its statistics where debugfs has the VM, and they count what it does', async () => {
    const { program, vms } = await startVms('1', '2');
    await using _program = program;
    using road = new KvmRoad(reader, { keepsSums: false });
    const { pid } = program;
    const vm = `kvm/${pid}-${vms[0]}`;
    expect(placesOf(road, pid)).toEqual([vm, `${vm}/vcpu0`, `${vm}/vcpu1`]);
    const before = exitsOf(road, pid);
    await program.ask('run 100');
    expect(exitsOf(road, pid) - before).toBeGreaterThanOrEqual(400n);
  });

  it('has the same figures in debugfs, where that may be read', async ({ skip }) => {
    const { program, vms } = await startVms('1', '2');
    await using _program = program;
    using road = new KvmRoad(reader, { keepsSums: false });
    const { pid } = program;
    skip(!existsSync(`${DEBUGFS}/${pid}-${vms[0]}`), 'debugfs does not show it');
    await program.ask('run 50');
    placesOf(road, pid);
    const own = road.statistics.filter(({ id }) => id.creator === pid);
    const { compared, differing } = compareRoads(reader, own);
    expect(differing).toEqual([]);
    expect(compared).toBeGreaterThan(0);
  });

  it('is not kept in the kernel by us when it closes its VM, nor when it is killed', async ({
    skip,
  }) => {
    const { program, vms } = await startVms('1', '1');
    await using _program = program;
    using road = new KvmRoad(reader, { keepsSums: false });
    const { pid } = program;
    const directory = `${DEBUGFS}/${pid}-${vms[0]}`;
    skip(!existsSync(directory), 'debugfs does not show it');
    placesOf(road, pid);
    await program.ask(`close ${vms[0]}`);
    expect(existsSync(directory)).toBe(true);
    expect(placesOf(road, pid)).toEqual([]);
    expect(existsSync(directory)).toBe(false);

    const { program: second, vms: more } = await startVms('1', '1');
    await using _second = second;
    const other = `${DEBUGFS}/${second.pid}-${more[0]}`;
    placesOf(road, second.pid);
    await second.kill();
    expect(existsSync(other)).toBe(true);
    expect(road.releaseEnded()).toBe(true);
    expect(existsSync(other)).toBe(false);
  });

  it('has statistics under their own numbers when it runs several', async () => {
    const { program, vcpus } = await startVms('2', '1');
    await using _program = program;
    using road = new KvmRoad(reader, { keepsSums: false });
    const { pid } = program;
    const places = placesOf(road, pid);
    expect(places).toHaveLength(4);
    for (const number of vcpus) expect(places).toContain(`kvm/${pid}-stats${number}/vcpu0`);
  });

  it('has statistics as soon as it asks for them', async () => {
    const { program, vms } = await startVms('1', '1', 'without-statistics');
    await using _program = program;
    using road = new KvmRoad(reader, { keepsSums: false });
    const { pid } = program;
    expect(placesOf(road, pid)).toEqual([]);
    await program.ask(`statistics ${vms[0]}`);
    expect(placesOf(road, pid)).toEqual([`kvm/${pid}-${vms[0]}`]);
  });
});
