import { describe, expect, it } from 'vitest';
import { makeDescriptor } from '../../../test/make-schema.ts';
import { histogramShape, isHistogram } from './histogram-shape.ts';

describe('histogramShape', () => {
  it('bounds each bucket by the next one, and the last by nothing', () => {
    expect(histogramShape([['0'], ['1'], ['2'], ['4']]).buckets).toEqual([
      { id: '0', lower: 0n, upper: 1n },
      { id: '1', lower: 1n, upper: 2n },
      { id: '2', lower: 2n, upper: 4n },
      { id: '4', lower: 4n, upper: undefined },
    ]);
  });

  it('orders buckets by bounds of 64 bits, whatever order the file has', () => {
    const { buckets, bucketOfCell } = histogramShape([
      ['9223372036854775809'],
      ['8'],
      ['9223372036854775808'],
    ]);
    expect(buckets.map(({ id }) => id)).toEqual([
      '8',
      '9223372036854775808',
      '9223372036854775809',
    ]);
    expect(bucketOfCell).toEqual([2, 0, 1]);
  });

  it('lays the buckets of each CPU to those of all', () => {
    const { buckets, bucketOfCell } = histogramShape([
      ['0', '0'],
      ['0', '8'],
      ['1', '0'],
      ['1', '8'],
    ]);
    expect(buckets).toHaveLength(2);
    expect(bucketOfCell).toEqual([0, 1, 0, 1]);
  });

  it('knows no bounds where ids are no integers, and keeps their order', () => {
    const { buckets } = histogramShape([['slow'], ['10'], ['fast']]);
    expect(buckets.map(({ id }) => id)).toEqual(['slow', '10', 'fast']);
    expect(buckets[1]).toEqual({ id: '10', lower: undefined, upper: undefined });
  });

  it('is empty without cells', () => {
    expect(histogramShape([])).toEqual({ buckets: [], bucketOfCell: [] });
  });
});

describe('isHistogram', () => {
  const keys = [{ name: 'bucket', type: 'int' }] as const;

  it('asks for the kind, for buckets and for integers', () => {
    expect(isHistogram(makeDescriptor('h', { kind: 'histogram', keys }))).toBe(true);
    expect(isHistogram(makeDescriptor('h', { kind: 'cumulative', keys }))).toBe(false);
    expect(isHistogram(makeDescriptor('h', { kind: 'histogram' }))).toBe(false);
    expect(isHistogram(makeDescriptor('h', { kind: 'histogram', keys, type: 'f64' }))).toBe(false);
  });
});
