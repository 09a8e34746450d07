import { NOT_READ, READ_OK, Readings, SchemaBuilder, u64At } from '@statsfs/core/model';
import { UNITS } from '@statsfs/core/units';
import { describe, expect, it } from 'vitest';
import { foundAt } from '../../test/found-at.ts';
import { kvmDump, withNumbers } from '../../test/kvm-dumps.ts';
import { ManualClock } from '../../test/manual-clock.ts';
import { MemoryStatFiles } from '../../test/memory-stat-files.ts';
import { HeldDescriptor } from '../filesystems/held-descriptor.ts';
import { NO_PARENT } from '../ports/stat-reader.ts';
import { BatchReads } from './batch-reads.ts';
import { DescriptorBudget } from './descriptor-budget.ts';
import { DirectoryCache } from './directory-cache.ts';
import { SharedPlans } from './shared-plans.ts';
import { SweptFile } from './swept-file.ts';

const ENOENT = 2;
const DUMP = kvmDump('vcpu0-after-250-exits');
const VM_DUMP = kvmDump('vm');

/** Statistics of virtual CPUs, held open as a road to other processes would, and read as a sweep does. */
class Rig {
  readonly memory = new MemoryStatFiles();
  readonly batch = new BatchReads(this.memory, new ManualClock());
  readonly readings = new Readings();
  readonly #parts = {
    reader: this.memory,
    directories: new DirectoryCache(this.memory),
    plans: new SharedPlans(),
    batch: this.batch,
    budget: new DescriptorBudget(0),
    host: { lockedDown: false },
  };
  readonly #builder = new SchemaBuilder('epoch', { name: '', kernel: '', bootId: '' });

  hold(bytes: Uint8Array, name = 'stats') {
    const content = this.memory.put(`/objects/${name}`, bytes, { mode: 0o600, kind: 'fifo' });
    const directory = this.memory.openDirectory(NO_PARENT, '/objects');
    const ours = this.memory.open(directory, name);
    this.memory.close(directory);
    const held = new HeldDescriptor(ours, (descriptor) => this.memory.close(descriptor));
    const found = foundAt('/proc/7/fd', [name], {
      place: ['kvm', '7-4', name],
      name: '',
      format: { kind: 'kvm-stats' },
      access: 'descriptor',
      held,
    });
    const file = new SweptFile(found, this.#parts);
    const laidOut = file.layOut();
    const { index, firstSlot } = this.#builder.addFile(laidOut.file);
    file.place(index, firstSlot);
    this.#builder.commit();
    const { slotCount, files } = this.#builder.schema;
    this.readings.grow(slotCount, files.length);
    return { content, held, file, laidOut, firstSlot };
  }

  /** @returns indexes of files that must go another road. */
  pass(...files: readonly SweptFile[]): readonly number[] {
    const indexes = files.map(({ index }) => index);
    const others: number[] = [];
    const to = this.batch.read(indexes, 0, others);
    this.batch.scan(indexes, 0, to, this.readings, others);
    return others;
  }
}

describe('a file that is read by a descriptor held for it', () => {
  it('is laid out, though it is no regular file and no path leads to it', () => {
    const { laidOut } = new Rig().hold(DUMP.bytes);
    expect(laidOut.kind).toBe('laid-out');
    expect(laidOut.file.slotCount).toBe(140);
    expect(laidOut.file.mode).toBe(0o400);
  });

  it('takes kind and unit from the file where no catalog knows the value', () => {
    const { laidOut } = new Rig().hold(DUMP.bytes);
    const named = new Map(
      laidOut.file.values.map(({ descriptor }) => [descriptor.name, descriptor]),
    );
    expect(named.get('exits')).toMatchObject({ kind: 'cumulative', unit: UNITS.none });
    expect(named.get('halt_wait_hist')).toMatchObject({
      kind: 'histogram',
      unit: UNITS.nanoseconds,
      keys: [{ name: 'bucket', type: 'int' }],
    });
  });

  it('is read by one pread of its data, with those of other shapes', () => {
    const rig = new Rig();
    const vcpu = rig.hold(DUMP.bytes, 'vcpu0');
    const vm = rig.hold(VM_DUMP.bytes, 'vm');
    vcpu.content.bytes = withNumbers(DUMP, (_, index) => BigInt(index));
    vm.content.bytes = withNumbers(VM_DUMP, (_, index) => 2n ** 63n + BigInt(index));
    const before = rig.memory.reads;
    expect(rig.pass(vcpu.file, vm.file)).toEqual([]);
    expect(rig.memory.reads - before).toBe(2);
    const { words } = rig.readings;
    expect(u64At(words, vcpu.firstSlot + 139)).toBe(139n);
    expect(u64At(words, vm.firstSlot + 15)).toBe(2n ** 63n + 15n);
  });

  it('is read in the same way by the other road', () => {
    const rig = new Rig();
    const { file, content, firstSlot } = rig.hold(DUMP.bytes);
    content.bytes = withNumbers(DUMP, () => 5n);
    expect(file.sweep(rig.readings)).toBe(READ_OK);
    expect(u64At(rig.readings.words, firstSlot)).toBe(5n);
  });

  it('that has fewer data than it had is laid out anew', () => {
    const rig = new Rig();
    const { file, content } = rig.hold(DUMP.bytes);
    content.bytes = DUMP.bytes.slice(0, -8);
    expect(rig.pass(file)).toEqual([file.index]);
    expect(file.sweep(rig.readings)).toBe(NOT_READ.reshaped);
  });

  it('leaves the batch before its number can be another file', () => {
    const rig = new Rig();
    const { file, held } = rig.hold(DUMP.bytes);
    expect(rig.pass(file)).toEqual([]);
    held.release();
    const before = rig.memory.reads;
    expect(rig.pass(file)).toEqual([file.index]);
    expect(rig.memory.reads).toBe(before);
    expect(file.sweep(rig.readings)).toBe(ENOENT);
    expect(file.layOut()).toMatchObject({ kind: 'unreadable', problem: ENOENT });
  });

  it('is closed by whoever holds it, once, and not with the file', () => {
    const rig = new Rig();
    const { file, held } = rig.hold(DUMP.bytes);
    rig.pass(file);
    file[Symbol.dispose]();
    expect(rig.memory.openCount).toBe(1);
    held.release();
    held.release();
    expect(rig.memory.openCount).toBe(0);
  });
});
