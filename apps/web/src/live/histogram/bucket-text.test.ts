import { countOf, UNITS } from '@statsfs/core/units';
import { describe, expect, it } from 'vitest';
import { bucketEdge, bucketRange, percentileFigure } from './bucket-text.ts';
import { histogramShape } from './histogram-shape.ts';

const shape = histogramShape([['0'], ['1024'], ['2048'], ['9223372036854775808']]);
const [first, second, , last] = shape.buckets;
const named = histogramShape([['slow'], ['fast']]);

describe('bucket texts', () => {
  it('give both bounds exactly, in the unit of the bounds', () => {
    if (first === undefined || second === undefined || last === undefined) throw new Error();
    expect(bucketRange(first, UNITS.nanoseconds)).toBe('0 – 1,024 ns');
    expect(bucketRange(second, UNITS.none)).toBe('1,024 – 2,048');
    expect(bucketRange(last, countOf('pages'))).toBe('≥ 9,223,372,036,854,775,808 pages');
  });

  it('are short on an axis', () => {
    const edges = (unit: typeof UNITS.bytes) => shape.buckets.map((b) => bucketEdge(b, unit));
    expect(edges(UNITS.nanoseconds).slice(0, 3)).toEqual(['0', '1.02 µs', '2.05 µs']);
    expect(edges(UNITS.bytes).slice(0, 3)).toEqual(['0', '1 KiB', '2 KiB']);
    expect(edges(UNITS.none).slice(0, 3)).toEqual(['0', '1,024', '2,048']);
  });

  it('are the ids where buckets have no bounds', () => {
    expect(named.buckets.map((bucket) => bucketRange(bucket, UNITS.seconds))).toEqual([
      'slow',
      'fast',
    ]);
    expect(named.buckets.map((bucket) => bucketEdge(bucket, UNITS.seconds))).toEqual([
      'slow',
      'fast',
    ]);
  });
});

describe('percentileFigure', () => {
  const at = (percent: number, counts: bigint[]) =>
    percentileFigure(counts, shape, percent, UNITS.nanoseconds);

  it('is the end of its bucket, as an upper bound', () => {
    expect(at(50, [1n, 9n, 0n, 0n])).toEqual({
      text: '≤ 2,048',
      unit: 'ns',
      exact: '≤ 2,048 ns',
    });
  });

  it('is a lower bound in the bucket without an end', () => {
    expect(at(99, [1n, 0n, 0n, 1n])?.exact).toBe('≥ 9,223,372,036,854,775,808 ns');
  });

  it('is not given where nothing is known', () => {
    expect(at(50, [0n, 0n, 0n, 0n])).toBeUndefined();
    expect(percentileFigure([1n, 1n], named, 50, UNITS.seconds)).toBeUndefined();
  });
});
