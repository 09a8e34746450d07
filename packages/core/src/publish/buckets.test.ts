import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Histogram, linearBuckets, log2Buckets } from './buckets.ts';

describe('buckets', () => {
  it('of one size begin at its multiples', () => {
    expect(linearBuckets(100, 3).keys.set.ids).toEqual(['0', '100', '200']);
  });

  it('of powers of two begin at 0, 1, 2, 4 … and reach over all of u64', () => {
    expect(log2Buckets(5).keys.set.ids).toEqual(['0', '1', '2', '4', '8']);
    expect(log2Buckets(65).keys.set.ids.at(-1)).toBe('9223372036854775808');
    expect(() => log2Buckets(66)).toThrow(RangeError);
    expect(() => linearBuckets(0, 3)).toThrow('Expected a size of 1 or more, got 0');
  });

  it.each([linearBuckets(7, 20), log2Buckets(20)])(
    'hold what is at or above their bound and below the next',
    (buckets) => {
      const bounds = buckets.keys.set.ids.map(Number);
      fc.assert(
        fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), (quantity) => {
          const at = buckets.indexOf(quantity);
          expect(quantity).toBeGreaterThanOrEqual(bounds[at] ?? Number.NaN);
          expect(quantity).toBeLessThan(bounds[at + 1] ?? Number.POSITIVE_INFINITY);
        }),
      );
    },
  );

  it('count every quantity once', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -10, max: 1e6, noNaN: true })), (quantities) => {
        const histogram = new Histogram(log2Buckets(8));
        for (const quantity of quantities) histogram.record(quantity);
        expect(histogram.counts.reduce((a, b) => a + b, 0)).toBe(quantities.length);
      }),
    );
  });
});
