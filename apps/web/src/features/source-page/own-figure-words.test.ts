import { UNITS } from '@statsfs/core/units';
import { describe, expect, it } from 'vitest';
import { makeDescriptor } from '../../../test/make-schema.ts';
import { differenceWords } from './own-figure-words.ts';

describe('a difference in words', () => {
  it('names the fold, and says figures in the unit that it has', () => {
    const bytes = makeDescriptor('sent', { unit: UNITS.bytes });
    const sum = differenceWords(
      { kind: 'differs', fold: 'sum', type: 'u64', folded: '2048', by: '-1024' },
      bytes,
    );
    expect(sum.text).toBe('differs from the sum of what is below:');
    expect(sum.folded).toMatchObject({ text: '2', unit: 'KiB' });
    expect(sum.by.exact).toMatch(/^[−-]1,?024/);
    const zeros = differenceWords(
      { kind: 'differs', fold: 'count_zero', type: 'u64', folded: '3', by: '1' },
      bytes,
    );
    expect(zeros.text).toBe('differs from the count of zeros of what is below:');
    expect(zeros.folded.text).toBe('3');
  });
});
