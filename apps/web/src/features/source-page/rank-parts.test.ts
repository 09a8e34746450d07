import { describe, expect, it } from 'vitest';
import { makeLatest } from '../../../test/make-latest.ts';
import { makeDescriptor } from '../../../test/make-schema.ts';
import { NO_LATEST } from '../../live/latest.ts';
import { MOST_PARTS, partLines, rankParts } from './rank-parts.ts';

const counter = makeDescriptor('exits');
const sample = (value: number) => makeLatest([String(value)]);

describe('rankParts', () => {
  const latests = [sample(5), NO_LATEST, sample(9), sample(5), sample(0)];

  it('puts the largest first and what has no figure last; equal ones stay in tree order', () => {
    expect(rankParts(latests, counter, 'sum')).toEqual([2, 0, 3, 4, 1]);
  });

  it('puts the smallest first where the smallest decides', () => {
    expect(rankParts(latests, counter, 'min')).toEqual([4, 0, 3, 2, 1]);
  });

  it('puts what is zero first where zeros are counted', () => {
    expect(rankParts(latests, counter, 'count_zero')[0]).toBe(4);
  });

  it('stops at as many as are shown', () => {
    const many = Array.from({ length: MOST_PARTS + 5 }, (_, i) => sample(i));
    expect(rankParts(many, counter, 'max')).toHaveLength(MOST_PARTS);
  });
});

describe('partLines', () => {
  it('has a line for the rest and one for the own figure only where there are such', () => {
    expect(partLines(3, false)).toBe(3);
    expect(partLines(MOST_PARTS + 1, true)).toBe(MOST_PARTS + 2);
  });
});
