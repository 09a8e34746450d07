import { Readings, u64At } from '@statsfs/core/model';
import { describe, expect, it } from 'vitest';
import { foundAt } from '../../test/found-at.ts';
import { ManualClock } from '../../test/manual-clock.ts';
import { type MemoryFile, MemoryStatFiles } from '../../test/memory-stat-files.ts';
import { ARENA_BYTES } from '../ports/stat-reader.ts';
import { BatchReads } from './batch-reads.ts';
import { DescriptorBudget } from './descriptor-budget.ts';
import { DirectoryCache } from './directory-cache.ts';
import { SharedPlans } from './shared-plans.ts';
import { SweptFile } from './swept-file.ts';

/** Files laid out and placed in the order in which they are put, one behind the other. */
class Rig {
  readonly memory = new MemoryStatFiles();
  readonly clock = new ManualClock();
  readonly batch = new BatchReads(this.memory, this.clock);
  readonly readings = new Readings();
  readonly files: SweptFile[] = [];
  readonly #firstSlots: number[] = [];
  #slots = 0;
  readonly #parts = {
    reader: this.memory,
    directories: new DirectoryCache(this.memory),
    plans: new SharedPlans(),
    batch: this.batch,
    budget: new DescriptorBudget(),
    host: { lockedDown: false },
  };

  put(text: string, more: Partial<MemoryFile> = {}): MemoryFile {
    const index = this.files.length;
    const memory = this.memory.put(`/fs/f${index}`, text, more);
    const file = new SweptFile(
      foundAt('/fs', [`f${index}`], { access: 'descriptor' }),
      this.#parts,
    );
    const { slotCount } = file.layOut().file;
    file.place(index, this.#slots);
    this.files.push(file);
    this.#firstSlots.push(this.#slots);
    this.#slots += slotCount;
    this.readings.grow(this.#slots, index + 1);
    return memory;
  }

  /** A sweep by the other road: a file that its buffer had to grow for took more reads the first time. */
  settle(): void {
    for (const file of this.files) file.sweep(this.readings);
  }

  /** @returns indexes of those that must go another road, and how many batches it took. */
  pass(): { readonly others: readonly number[]; readonly batches: number } {
    const indexes = this.files.map(({ index }) => index);
    const others: number[] = [];
    let batches = 0;
    for (let at = 0; at < indexes.length; batches++) {
      const to = this.batch.read(indexes, at, others);
      this.batch.scan(indexes, at, to, this.readings, others);
      at = to;
    }
    return { others, batches };
  }

  /** The first figure of each file. */
  figures(): bigint[] {
    return this.#firstSlots.map((slot) => u64At(this.readings.words, slot));
  }
}

const lines = (count: number, figure: number): string =>
  Array.from({ length: count }, (_, i) => `key${i} ${figure}\n`).join('');

const setText = (file: MemoryFile, text: string): void => {
  file.bytes = new TextEncoder().encode(text);
};

describe('a batch', () => {
  it('reads and scans files of one read, each into its own slot, with one read each', () => {
    const rig = new Rig();
    const files = Array.from({ length: 600 }, (_, i) => rig.put(`${i}\n`));
    files.forEach((file, i) => {
      setText(file, `${i * 1000}\n`);
    });
    const before = rig.memory.reads;
    expect(rig.pass()).toEqual({ others: [], batches: 3 });
    expect(rig.memory.reads - before).toBe(600);
    expect(rig.figures()).toEqual(files.map((_, i) => BigInt(i * 1000)));
    expect([...rig.readings.status].every((status) => status === 0)).toBe(true);
  });

  it('gives each file the time at which it was read, to within a few small files', () => {
    const rig = new Rig();
    for (let i = 0; i < 20; i++) rig.put('1\n');
    rig.memory.onRead = () => rig.clock.advance(1);
    const startUs = rig.clock.monotonicUs();
    rig.pass();
    rig.readings.readUs.forEach((readUs, i) => {
      const late = startUs + 1000 * i - readUs;
      expect(Math.abs(late)).toBeLessThan(8000);
    });
  });

  it('looks at the clock anew after a large file', () => {
    const rig = new Rig();
    rig.put(lines(100, 5));
    rig.put('1\n');
    rig.settle();
    rig.memory.onRead = () => rig.clock.advance(1);
    rig.pass();
    expect((rig.readings.readUs[1] ?? 0) - (rig.readings.readUs[0] ?? 0)).toBe(1001);
  });

  it('leaves files that failed, changed their shape or outgrew what was asked for to another road', () => {
    const rig = new Rig();
    const [, failing, reshaped, grown] = ['7\n', '7\n', '7\n', '7\n'].map((text) => rig.put(text));
    if (!failing || !reshaped || !grown) throw new Error('four files were put');
    failing.readError = 5;
    setText(reshaped, 'a 1\nb 2\n');
    setText(grown, `${'9'.repeat(300)}\n`);
    expect(rig.pass().others.toSorted()).toEqual([1, 2, 3]);
    expect(rig.readings.status[0]).toBe(0);
  });

  it('ends before the arena does', () => {
    const rig = new Rig();
    for (let i = 0; i < 9; i++) rig.put(lines(ARENA_BYTES / 64, i));
    rig.settle();
    const { others, batches } = rig.pass();
    expect(others).toEqual([]);
    expect(batches).toBeGreaterThan(1);
    expect(rig.figures()).toEqual(Array.from({ length: 9 }, (_, i) => BigInt(i)));
  });
});

describe('what is offered to the batch', () => {
  it('is withdrawn when its file goes, so that its number may be another file', () => {
    const rig = new Rig();
    rig.put('1\n');
    rig.files[0]?.[Symbol.dispose]();
    const before = rig.memory.reads;
    expect(rig.pass().others).toEqual([0]);
    expect(rig.memory.reads).toBe(before);
  });

  it('is withdrawn when its descriptor was closed by a failed read, and offered again after a good one', () => {
    const rig = new Rig();
    const file = rig.put('1\n');
    file.readError = 5;
    rig.files[0]?.sweep(rig.readings);
    file.readError = 0;
    expect(rig.pass().others).toEqual([0]);
    rig.files[0]?.sweep(rig.readings);
    expect(rig.pass().others).toEqual([]);
  });

  it('moves with its file to another place', () => {
    const rig = new Rig();
    rig.put('42\n');
    rig.readings.grow(9, 9);
    rig.files[0]?.place(8, 8);
    expect(rig.pass().others).toEqual([]);
    expect(u64At(rig.readings.words, 8)).toBe(42n);
    const others: number[] = [];
    rig.batch.read([0], 0, others);
    expect(others).toEqual([0]);
  });

  it('is no file that cannot be read twice, nor one of several pages', () => {
    const rig = new Rig();
    rig.put('1\n', { seekable: false });
    rig.put(`${'k 1\n'.repeat(3)}`, { pageBytes: 4 });
    expect(rig.pass().others).toEqual([0, 1]);
  });
});
