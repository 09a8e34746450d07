import { createWords, setInteger, u64At } from '@statsfs/core/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SampleColumns } from './sample-columns.ts';

const figure = (...cells: number[]) => {
  const words = createWords(cells.length);
  cells.forEach((cell, slot) => {
    setInteger(words, slot, BigInt(cell));
  });
  return words;
};

const columnsOf = (seconds: readonly number[]): SampleColumns => {
  const columns = new SampleColumns(1);
  for (const s of seconds) columns.append(s * 1e6, 0, figure(s));
  return columns;
};

const secondsIn = (columns: SampleColumns): number[] =>
  [...columns.view().atUs].map((us) => us / 1e6);

const figuresIn = (columns: SampleColumns): number[] => {
  const { words, length } = columns.view();
  return Array.from({ length }, (_, i) => Number(u64At(words, i)));
};

const sortedSeconds = fc
  .uniqueArray(fc.integer({ min: 1, max: 500 }), { maxLength: 200 })
  .map((all) => all.sort((a, b) => a - b));

describe('SampleColumns', () => {
  it('refuses what is not newer than the newest', () => {
    const columns = columnsOf([1, 2]);
    expect(columns.append(2e6, 0, figure(9))).toBe(false);
    expect(columns.append(1.5e6, 0, figure(9))).toBe(false);
    expect(figuresIn(columns)).toEqual([1, 2]);
  });

  it('holds after a merge every time of either side once, in order, each with its own figure', () => {
    fc.assert(
      fc.property(sortedSeconds, sortedSeconds, (live, history) => {
        const columns = columnsOf(live);
        const added = columns.merge(columnsOf(history).view());
        const union = [...new Set([...live, ...history])].sort((a, b) => a - b);
        expect(secondsIn(columns)).toEqual(union);
        expect(figuresIn(columns)).toEqual(union);
        expect(added).toBe(union.length - live.length);
      }),
    );
  });

  it('takes times that differ by less than a millisecond for one sample', () => {
    const columns = columnsOf([1, 2]);
    const history = new SampleColumns(1);
    history.append(1.0004e6, 0, figure(1));
    history.append(1.9996e6, 0, figure(2));
    expect(columns.merge(history.view())).toBe(0);
  });

  it('keeps the last sample before the window when it forgets the rest', () => {
    const columns = columnsOf([1, 2, 3, 4, 5]);
    columns.trimBefore(3.5e6);
    expect(secondsIn(columns)).toEqual([3, 4, 5]);
  });

  it('keeps what it holds while it grows and forgets by turns', () => {
    const columns = new SampleColumns(2);
    for (let s = 1; s <= 1000; s++) {
      columns.append(s * 1e6, 0, figure(s, 2 * s));
      columns.trimBefore((s - 70) * 1e6);
    }
    const { length, words, atUs } = columns.view();
    expect(length).toBe(71);
    expect(atUs[0]).toBe(930e6);
    for (let i = 0; i < length; i++) {
      expect([u64At(words, 2 * i), u64At(words, 2 * i + 1)]).toEqual([
        BigInt(930 + i),
        BigInt(1860 + 2 * i),
      ]);
    }
  });

  it('merges nothing of another shape', () => {
    const columns = columnsOf([1]);
    const other = new SampleColumns(2);
    other.append(2e6, 0, figure(1, 2));
    expect(columns.merge(other.view())).toBe(0);
  });
});
