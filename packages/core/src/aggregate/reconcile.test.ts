import { describe, expect, it } from 'vitest';
import { createWords, setF64, setInteger, type ValueType } from '../model/index.ts';
import { Accumulator } from './accumulator.ts';
import type { Folded } from './fold-values.ts';
import { reconcile } from './reconcile.ts';

function below(type: ValueType, values: readonly (bigint | number)[], missing = 0): Folded {
  const accumulator = new Accumulator(type);
  const words = createWords(1);
  for (const value of values) {
    if (typeof value === 'bigint') setInteger(words, 0, value);
    else setF64(words, 0, value);
    accumulator.add(words, 0);
  }
  return { cells: values.length, missing, result: (fold) => accumulator.result(fold) };
}

describe('a printed aggregate', () => {
  it('agrees when it is what a fold gives, whatever the fold', () => {
    const parts = below('s64', [-5n, 3n]);
    for (const [fold, printed] of [
      ['sum', '-2'],
      ['min', '-5'],
      ['max', '3'],
      ['avg', '-1'],
      ['count_zero', '0'],
    ] as const) {
      expect(reconcile(printed, fold, 's64', parts), fold).toEqual({ kind: 'agrees' });
    }
  });

  it('differs by so much, over all of u64 and below zero', () => {
    const top = 2n ** 64n - 1n;
    expect(reconcile('0', 'sum', 'u64', below('u64', [top]))).toEqual({
      kind: 'differs',
      folded: `${top}`,
      by: `-${top}`,
    });
    expect(reconcile('7', 'sum', 's64', below('s64', [-5n]))).toMatchObject({ by: '12' });
  });

  it('of doubles forgives what another order of adding makes', () => {
    const parts = below('f64', [0.1, 0.2, 0.3]);
    expect(reconcile('0.6', 'sum', 'f64', parts)).toEqual({ kind: 'agrees' });
    expect(reconcile('0.7', 'sum', 'f64', parts)).toMatchObject({ kind: 'differs' });
  });

  it('over nothing agrees when it is the sentinel, and is unknown else', () => {
    expect(reconcile('18446744073709551615', 'min', 'u64', below('u64', []))).toEqual({
      kind: 'agrees',
    });
    expect(reconcile('3', 'max', 'u64', below('u64', []))).toMatchObject({ kind: 'unknown' });
    expect(reconcile('0', 'sum', 'u64', below('u64', []))).toEqual({ kind: 'agrees' });
  });

  it('is unknown when parts are missing, the fold means nothing, or it is no number', () => {
    expect(reconcile('1', 'sum', 'u64', below('u64', [1n], 2))).toEqual({
      kind: 'unknown',
      reason: '2 of the values below cannot be read',
    });
    expect(reconcile('1', 'avg', 'bool', below('bool', [1n]))).toMatchObject({ kind: 'unknown' });
    expect(reconcile('x', 'sum', 'u64', below('u64', [1n]))).toMatchObject({
      reason: 'x is no u64',
    });
  });
});
