import {
  createDescriptor,
  type Descriptor,
  NOT_READ,
  READ_OK,
  Readings,
  SchemaBuilder,
  SchemaIndex,
  setInteger,
} from '@statsfs/core/model';
import { describe, expect, it } from 'vitest';
import { HostActivity } from './host-activity.ts';

const counter = (name: string): Descriptor => createDescriptor(name, { kind: 'cumulative' });
const gauge = (name: string): Descriptor => createDescriptor(name, { kind: 'floating' });

/** A host with a file for each value, read once a second. */
class Rig {
  readonly #builder = new SchemaBuilder('epoch', { name: 'orion', kernel: '6.18', bootId: 'b' });
  readonly #readings = new Readings();
  readonly activity = new HostActivity();
  #second = 1;

  add(...descriptors: readonly Descriptor[]): void {
    for (const descriptor of descriptors) {
      const value = { source: ['demo'], descriptor, firstSlot: 0, sets: [] };
      const file = { path: `/${descriptor.name}`, filesystem: 'demo', mode: 0o444, slotCount: 1 };
      this.#builder.addFile({ ...file, values: [value] });
    }
    this.commit();
  }

  remove(file: number): void {
    this.#builder.removeFile(file);
    this.commit();
  }

  commit(): void {
    this.#builder.commit();
    const { schema } = this.#builder;
    this.#readings.grow(schema.slotCount, schema.files.length);
    this.activity.adopt(new SchemaIndex(schema));
  }

  /** @param figures of the values, by index. */
  read(...figures: readonly number[]): void {
    this.#second++;
    for (const [file, figure] of figures.entries()) {
      setInteger(this.#readings.words, file, BigInt(figure));
      this.#readings.status[file] = READ_OK;
      this.#readings.readUs[file] = this.#second * 1e6;
    }
    this.activity.note(this.#readings, [...figures.keys()]);
  }

  fail(file: number): void {
    this.#readings.status[file] = NOT_READ.slow;
    this.activity.note(this.#readings, [file]);
  }

  get rates(): number[] {
    return [...this.activity.rates()];
  }

  isZero(value: number): boolean {
    const bits = this.activity.zeros();
    return ((bits[value >> 3] ?? 0) & (1 << (value & 7))) !== 0;
  }
}

describe('what the numbers of a host do', () => {
  it('is growth per second of a counter, and the figure of anything else', () => {
    const rig = new Rig();
    rig.add(counter('hits'), gauge('level'));
    rig.read(100, 7);
    expect(rig.rates).toEqual([Number.NaN, Number.NaN]);
    rig.read(142, 5);
    expect(rig.rates).toEqual([42, Number.NaN]);
    expect([...rig.activity.figures()]).toEqual([142, 5]);
    expect(rig.activity.counts()).toEqual({ known: 2, moving: 2, zero: 0 });
    rig.read(142, 5);
    expect(rig.activity.counts().moving).toBe(0);
  });

  it('puts a counter first that suddenly goes twice as fast, of many', () => {
    const rig = new Rig();
    const many = Array.from({ length: 500 }, (_, n) => n);
    rig.add(...many.map((n) => counter(`c${n}`)));
    const at = (second: number, of: number): number =>
      second * (10 + of) + (of === 77 && second > 40 ? (second - 40) * 87 : 0);
    for (let second = 0; second <= 40; second++) rig.read(...many.map((n) => at(second, n)));
    expect(rig.activity.movers(5)).toEqual([]);
    rig.read(...many.map((n) => at(41, n)));
    const [first, ...others] = rig.activity.movers(5);
    expect(first).toMatchObject({ value: 77, now: 174 });
    expect(first?.usual).toBeCloseTo(87);
    expect(others).toEqual([]);
  });

  it('has no rate, and nothing unusual, where a counter restarted or something else is behind it', () => {
    const rig = new Rig();
    rig.add(counter('hits'));
    for (let second = 0; second < 20; second++) rig.read(1000 + second);
    rig.read(3);
    expect(rig.activity.movers(5)).toEqual([]);
    expect(rig.rates).toEqual([1]);
    rig.activity.interrupt(0);
    rig.read(9_000_000);
    expect(rig.activity.movers(5)).toEqual([]);
    rig.read(9_000_001);
    expect(rig.rates).toEqual([1]);
  });

  it('tells zeros from what is not zero now and then, from what could not be read, and from text', () => {
    const rig = new Rig();
    rig.add(
      counter('never'),
      gauge('sometimes'),
      counter('unread'),
      createDescriptor('text', { type: 'text' }),
    );
    rig.read(0, 3);
    rig.read(0, 0);
    rig.fail(2);
    expect([0, 1, 2, 3].map((value) => rig.isZero(value))).toEqual([true, false, false, false]);
    expect(rig.activity.counts().zero).toBe(1);
  });

  it('knows when a number was first read and when it last changed', () => {
    const rig = new Rig();
    rig.add(counter('hits'), gauge('level'));
    rig.read(5, 1);
    expect(rig.activity.historyOf(0)).toEqual({ firstUs: 2e6, changedUs: undefined });
    rig.read(6, 1);
    rig.read(6, 1);
    expect(rig.activity.historyOf(0)).toEqual({ firstUs: 2e6, changedUs: 3e6 });
    expect(rig.activity.historyOf(1).changedUs).toBeUndefined();
    rig.read(0, 1);
    expect(rig.activity.historyOf(0).changedUs).toBe(5e6);
    expect(rig.activity.historyOf(7)).toEqual({ firstUs: undefined, changedUs: undefined });
  });

  it('is kept while other values come and go', () => {
    const rig = new Rig();
    rig.add(counter('a'), counter('b'));
    rig.read(0, 0);
    rig.read(0, 5);
    rig.remove(0);
    rig.add(counter('c'));
    expect(rig.isZero(0)).toBe(false);
    expect(rig.rates[1]).toBe(5);
    expect(rig.rates[2]).toBeNaN();
  });
});
