import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentileBucket, totalOf } from './percentile-bucket.ts';

describe('percentileBucket', () => {
  it('finds the nearest rank', () => {
    const counts = [50n, 40n, 9n, 1n];
    expect([50, 51, 90, 99, 100].map((percent) => percentileBucket(counts, percent))).toEqual([
      0, 1, 1, 2, 3,
    ]);
  });

  it('has none where nothing was counted', () => {
    expect(percentileBucket([], 50)).toBeUndefined();
    expect(percentileBucket([0n, 0n], 50)).toBeUndefined();
    expect(percentileBucket([-1n, 3n], 50)).toBeUndefined();
  });

  it('skips empty buckets', () => {
    expect(percentileBucket([0n, 0n, 1n, 0n], 1)).toBe(2);
    expect(percentileBucket([0n, 0n, 1n, 0n], 99)).toBe(2);
  });

  it('is exact beyond 2^53, where a double would round one more away', () => {
    const half = 2n ** 63n;
    expect(percentileBucket([half, half], 50)).toBe(0);
    expect(percentileBucket([half - 1n, half], 50)).toBe(1);
    expect(totalOf([half, half, half])).toBe(3n * half);
  });

  it('is the one that sorting all samples would give', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 100 }), (small, percent) => {
        const samples = small.flatMap((count, bucket) => new Array<number>(count).fill(bucket));
        const rank = Math.ceil((samples.length * percent) / 100);
        expect(
          percentileBucket(
            small.map((count) => BigInt(count)),
            percent,
          ),
        ).toBe(samples[rank - 1]);
      }),
    );
  });
});
