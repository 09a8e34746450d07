import { createWords, setInteger } from '@statsfs/core/model';
import { describe, expect, it } from 'vitest';
import { makeDescriptor } from '../../test/make-schema.ts';
import { CellExtents } from './cell-extents.ts';
import type { KeptSamples } from './kept-samples.ts';
import { SampleColumns } from './sample-columns.ts';

const SECOND = 1e6;

/** A table whose rows are given second by second. */
class Table {
  readonly columns = new SampleColumns(2);
  #second = 0;

  add(...cells: number[]): void {
    const words = createWords(2);
    cells.forEach((cell, slot) => {
      setInteger(words, slot, BigInt(cell));
    });
    this.columns.append(++this.#second * SECOND, 0, words);
  }

  kept(rest: Partial<KeptSamples> = {}): KeptSamples {
    return {
      view: this.columns.view(),
      descriptor: makeDescriptor('t'),
      marks: [],
      untilUs: this.#second * SECOND,
      revision: this.#second,
      ...rest,
    };
  }
}

describe('CellExtents', () => {
  it('gives what a full look at the window gives, however the rows came', () => {
    const table = new Table();
    const step = new CellExtents();
    let a = 0;
    for (let s = 0; s < 100; s++) {
      a += (s * 7) % 13;
      table.add(a, 3 * s);
      step.update(table.kept(), 300);
    }
    const whole = new CellExtents();
    whole.update(table.kept(), 300);
    expect([step.low, step.high]).toEqual([whole.low, whole.high]);
    expect([...whole.low]).toEqual([0, 3]);
    expect([...whole.high]).toEqual([12, 3]);
  });

  it('forgets a peak some seconds after it has left the window', () => {
    const table = new Table();
    const extents = new CellExtents();
    table.add(0, 0);
    table.add(1000, 0);
    for (let s = 0; s < 60; s++) {
      table.add(1000 + s, 0);
      extents.update(table.kept(), 10);
    }
    expect(extents.high[0]).toBe(1);
  });

  it('takes no rate from a step over a clear, and takes values where there is no rate', () => {
    const table = new Table();
    table.add(5, 5);
    table.add(900, 5);
    const marks = [{ kind: 'clear', atUs: 1.5 * SECOND, by: 'x', columns: 'all' }] as const;
    const rates = new CellExtents();
    rates.update(table.kept({ marks }), 300);
    expect(rates.high[0]).toBeNaN();
    const values = new CellExtents();
    values.update(table.kept({ descriptor: makeDescriptor('t', { kind: 'floating' }) }), 300);
    expect([values.low[0], values.high[0]]).toEqual([5, 900]);
  });
});
