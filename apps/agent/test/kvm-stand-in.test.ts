import { readdirSync, readlinkSync } from 'node:fs';
import { Readings, SchemaBuilder, u64At } from '@statsfs/core/model';
import { beforeEach, describe, expect, it } from 'vitest';
import { KvmRoad } from '../src/filesystems/kvm/kvm-road.ts';
import { openStatReader } from '../src/node/open-stat-reader.ts';
import { createSystemClock } from '../src/node/system-clock.ts';
import type { StatReader } from '../src/ports/stat-reader.ts';
import { BatchReads } from '../src/sweep/batch-reads.ts';
import { DescriptorBudget } from '../src/sweep/descriptor-budget.ts';
import { DirectoryCache } from '../src/sweep/directory-cache.ts';
import { SharedPlans } from '../src/sweep/shared-plans.ts';
import { SweptFile } from '../src/sweep/swept-file.ts';
import { kvmDump } from './kvm-dumps.ts';
import { CProgram, whyNoCompiler } from './kvm-programs.ts';
import type { TempFolder } from './temp-folder.ts';

/*
 * Another process holds files in memory that have the content of real statistics. All is real but their links, which say
 * memfd: instead of anon_inode:, and where KVM would have told of the process.
 */
const VCPU = kvmDump('vcpu0-after-250-exits');
const CREATOR = 27392;

const SOURCE = `${import.meta.dirname}/kvm-stand-in.c`;
const why = whyNoCompiler();
beforeEach(({ skip }) => skip(why !== undefined, why));

const seeingStandIns = (reader: StatReader): StatReader => ({
  ...reader,
  processes: {
    ...reader.processes,
    linkOf: (pid, descriptor) => {
      const link = reader.processes.linkOf(pid, descriptor);
      return typeof link === 'number'
        ? link
        : link.replace(/^\/memfd:(.*) \(deleted\)$/, 'anon_inode:$1');
    },
  },
});

const startStandIn = async () => {
  const { program, said } = await CProgram.start(SOURCE, (folder: TempFolder) => {
    folder.write('vcpu', VCPU.bytes);
    return [`kvm-vcpu-stats:0=${folder.at('vcpu')}`];
  });
  return { program, number: Number(said[0]) };
};

const reader = seeingStandIns(openStatReader());

const roadTo = (pid: number): KvmRoad =>
  new KvmRoad(reader, {
    keepsSums: false,
    processes: {
      find: () => [{ pid, vms: [{ creator: CREATOR, descriptor: 12 }] }],
      isStale: false,
    },
  });

/** Descriptors of this process that are stand-ins. */
const heldHere = (): number =>
  readdirSync('/proc/self/fd').filter((name) => {
    try {
      return readlinkSync(`/proc/self/fd/${name}`).includes('kvm-vcpu-stats');
    } catch {
      return false;
    }
  }).length;

describe('statistics in another process', () => {
  it('are taken out of it and read by the batch', async () => {
    const { program, number } = await startStandIn();
    await using _program = program;
    using road = roadTo(program.pid);
    const [found] = road.find([]).files;
    expect(found).toMatchObject({
      path: `/proc/${program.pid}/fd/${number}`,
      place: ['kvm', `${CREATOR}-12`, 'vcpu0'],
    });
    if (found === undefined) return;
    const batch = new BatchReads(reader, createSystemClock());
    using file = new SweptFile(found, {
      reader,
      directories: new DirectoryCache(reader),
      budget: new DescriptorBudget(),
      plans: new SharedPlans(),
      batch,
      host: { lockedDown: false },
    });
    const laidOut = file.layOut();
    const builder = new SchemaBuilder('epoch', { name: '', kernel: '', bootId: '' });
    const { index, firstSlot } = builder.addFile(laidOut.file);
    file.place(index, firstSlot);
    const readings = new Readings();
    readings.grow(laidOut.file.slotCount, 1);
    const others: number[] = [];
    batch.scan([index], 0, batch.read([index], 0, others), readings, others);
    expect(others).toEqual([]);
    const read = laidOut.file.values.map((value) => [
      value.descriptor.name,
      u64At(readings.words, firstSlot + value.firstSlot),
    ]);
    expect(Object.fromEntries(read)).toEqual(
      Object.fromEntries(
        VCPU.statistics.map(({ name, values }) => [name, BigInt(values[0] ?? -1)]),
      ),
    );
    expect(laidOut.file.values.find(({ descriptor }) => descriptor.name === 'exits')).toMatchObject(
      {
        descriptor: { kind: 'cumulative' },
      },
    );
  });

  it('are let go when it closes them, also when another file gets their number', async () => {
    const { program, number } = await startStandIn();
    await using _program = program;
    using road = roadTo(program.pid);
    const [first] = road.find([]).files;
    const [again] = road.find([]).files;
    expect(again?.held).toBe(first?.held);
    await program.ask(`close ${number}`);
    expect(await program.ask('add kvm-vcpu-stats:0=/proc/self/status')).toEqual([`${number}`]);
    expect(road.find([]).warnings).toHaveLength(1);
    expect(first?.held?.descriptor).toBeLessThan(0);
    expect(heldHere()).toBe(0);
  });

  it('are let go at once when it is killed', async () => {
    const { program } = await startStandIn();
    await using _program = program;
    using road = roadTo(program.pid);
    expect(road.find([]).files).toHaveLength(1);
    expect(heldHere()).toBe(1);
    expect(road.releaseEnded()).toBe(false);
    await program.kill();
    expect(road.releaseEnded()).toBe(true);
    expect(heldHere()).toBe(0);
  });
});
