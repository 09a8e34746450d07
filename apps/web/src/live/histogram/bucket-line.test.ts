import { UNITS } from '@statsfs/core/units';
import { describe, expect, it } from 'vitest';
import { bucketLine } from './bucket-line.ts';
import { histogramShape } from './histogram-shape.ts';

const shape = histogramShape([['0'], ['1024'], ['2048']]);
const line = (counts: bigint[], at: number) => bucketLine(shape, counts, at, UNITS.nanoseconds);

describe('bucketLine', () => {
  it('says bounds, count, share, and the share of it and all below', () => {
    expect(line([1000n, 500n, 500n], 1)).toBe(
      '1,024 – 2,048 ns · 500 · 25.0 % · 75.0 % up to here',
    );
    expect(line([0n, 0n, 4000n], 2)).toBe('≥ 2,048 ns · 4,000 · 100.0 % · 100.0 % up to here');
  });

  it('has no shares of nothing, and no count where there is none', () => {
    expect(line([0n, 0n, 0n], 0)).toBe('0 – 1,024 ns · 0');
    expect(line([], 0)).toBe('0 – 1,024 ns');
    expect(line([1n], 7)).toBe('');
  });
});
