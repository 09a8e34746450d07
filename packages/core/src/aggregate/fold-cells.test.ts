import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWords, setF64, setInteger, type ValueType } from '../model/index.ts';
import { Accumulator } from './accumulator.ts';
import { FOLDS, type Fold } from './fold.ts';
import { type Cell, foldCells } from './fold-cells.ts';

const cellsOf = (values: readonly bigint[]): Cell[] =>
  values.map((value) => {
    const words = createWords(2);
    setInteger(words, 1, value);
    return { words, slot: 1 };
  });
const doublesOf = (values: readonly number[]): Cell[] =>
  values.map((value) => {
    const words = createWords(1);
    setF64(words, 0, value);
    return { words, slot: 0 };
  });
const exactOf = (fold: Fold, type: ValueType, cells: readonly Cell[]): string => {
  const result = foldCells(fold, type, cells);
  return result.kind === 'figure' ? result.exact : result.kind;
};
const u64s = (fold: Fold, ...values: bigint[]): string => exactOf(fold, 'u64', cellsOf(values));
const s64s = (fold: Fold, ...values: bigint[]): string => exactOf(fold, 's64', cellsOf(values));
const bools = (fold: Fold, ...values: bigint[]): string => exactOf(fold, 'bool', cellsOf(values));
const f64s = (fold: Fold, ...values: number[]): string => exactOf(fold, 'f64', doublesOf(values));

const TOP = 2n ** 64n;
const ascending = (values: readonly bigint[]): bigint[] =>
  values.toSorted((a, b) => (a < b ? -1 : 1));
const smallest = (values: readonly bigint[]): bigint | undefined => ascending(values)[0];
const largest = (values: readonly bigint[]): bigint | undefined => ascending(values).at(-1);

describe('folds of integers', () => {
  it('give what the test suite of stats_fs expects of its two containers', () => {
    expect(u64s('sum', 64n, 64n)).toBe('128');
    expect(s64s('min', -(2n ** 31n), 32767n)).toBe('-2147483648');
    expect(bools('count_zero', 1n, 0n)).toBe('1');
    expect(u64s('avg', 127n, 255n)).toBe('191');
    expect(s64s('max', 10000n, -20000n)).toBe('10000');
  });

  it('sum modulo 2^64', () => {
    expect(u64s('sum', TOP - 1n, 2n)).toBe('1');
    expect(s64s('sum', 2n ** 63n - 1n, 1n)).toBe('-9223372036854775808');
    expect(s64s('sum', -5n, 3n)).toBe('-2');
  });

  it('are not narrowed to the width of the values', () => {
    expect(u64s('sum', 255n, 255n, 255n)).toBe('765');
  });

  it('average the wrapped sum, cut towards zero', () => {
    expect(u64s('avg', TOP - 1n, 3n)).toBe('1');
    expect(s64s('avg', -3n, -4n)).toBe('-3');
    expect(s64s('avg', 3n, 4n)).toBe('3');
  });

  it('compare s64 signed and u64 unsigned', () => {
    expect(s64s('min', -1n, 1n)).toBe('-1');
    expect(u64s('min', TOP - 1n, 1n)).toBe('1');
    expect(s64s('max', -1n, 1n)).toBe('1');
    expect(u64s('max', TOP - 1n, 1n)).toBe('18446744073709551615');
  });

  it('agree with BigInt over all of u64', () => {
    const values = fc.array(fc.bigInt({ min: 0n, max: TOP - 1n }), { minLength: 1 });
    fc.assert(
      fc.property(values, (all) => {
        const sum = all.reduce((a, b) => a + b) % TOP;
        expect(u64s('sum', ...all)).toBe(`${sum}`);
        expect(u64s('avg', ...all)).toBe(`${sum / BigInt(all.length)}`);
        expect(u64s('min', ...all)).toBe(`${smallest(all)}`);
        expect(u64s('max', ...all)).toBe(`${largest(all)}`);
        expect(u64s('count_zero', ...all)).toBe(`${all.filter((value) => value === 0n).length}`);
      }),
    );
  });

  it('agree with BigInt over all of s64', () => {
    const values = fc.array(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), {
      minLength: 1,
    });
    fc.assert(
      fc.property(values, (all) => {
        const sum = BigInt.asIntN(
          64,
          all.reduce((a, b) => a + b),
        );
        expect(s64s('sum', ...all)).toBe(`${sum}`);
        expect(s64s('avg', ...all)).toBe(`${sum / BigInt(all.length)}`);
        expect(s64s('min', ...all)).toBe(`${smallest(all)}`);
        expect(s64s('max', ...all)).toBe(`${largest(all)}`);
      }),
    );
  });
});

describe('folds of booleans', () => {
  it('say how many, all, any and none', () => {
    expect(bools('sum', 1n, 0n, 1n)).toBe('2');
    expect(bools('min', 1n, 0n)).toBe('0');
    expect(bools('max', 0n, 1n)).toBe('1');
  });

  it('take whatever is not 0 for true', () => {
    expect(bools('sum', 255n, 2n ** 40n, 0n)).toBe('2');
  });

  it('stay booleans unless they count', () => {
    const result = (fold: Fold) => foldCells(fold, 'bool', cellsOf([1n]));
    expect(result('max')).toMatchObject({ type: 'bool' });
    expect(result('sum')).toMatchObject({ type: 'u64' });
  });
});

describe('folds of doubles', () => {
  it('are made in double', () => {
    expect(f64s('sum', 0.5, 0.25)).toBe('0.75');
    expect(f64s('avg', 0.5, 0.25)).toBe('0.375');
    expect(f64s('min', 1, -2.5)).toBe('-2.5');
    expect(f64s('max', 1, -2.5)).toBe('1');
    expect(f64s('count_zero', 0, -0, 1)).toBe('2');
  });

  it('leave out what is no number', () => {
    expect(f64s('avg', 1, Number.NaN, 3)).toBe('2');
    expect(f64s('max', Number.NaN)).toBe('no-data');
  });
});

describe('folds of nothing', () => {
  it('are 0 for sum, avg and count_zero, and no data for min and max', () => {
    for (const type of ['u64', 's64', 'f64'] as const) {
      expect(FOLDS.map((fold) => `${fold} ${exactOf(fold, type, [])}`)).toEqual([
        'sum 0',
        'min no-data',
        'max no-data',
        'count_zero 0',
        'avg 0',
      ]);
    }
  });
});

describe('refusals by type', () => {
  it('answer a fold of text and an average of booleans with the reason', () => {
    expect(foldCells('sum', 'text', cellsOf([0n]))).toMatchObject({ kind: 'refused' });
    expect(foldCells('avg', 'bool', cellsOf([1n]))).toMatchObject({ kind: 'refused' });
  });
});

describe('Accumulator', () => {
  it('answers every fold after one pass, and says how many cells there were', () => {
    const words = createWords(4);
    [9n, 1n, 0n, 5n].forEach((value, slot) => {
      setInteger(words, slot, value);
    });
    const accumulator = new Accumulator('u64');
    expect(accumulator.addRange(words, 1, 3)).toBe(0);
    const figures = FOLDS.map((fold) => accumulator.result(fold));
    expect(figures.map((result) => (result.kind === 'figure' ? result.exact : ''))).toEqual([
      '6',
      '0',
      '5',
      '1',
      '2',
    ]);
    expect(figures[0]).toMatchObject({ cells: 3, words: Uint32Array.of(6, 0) });
  });
});
