import { describe, expect, it } from 'vitest';
import { KINDS } from '../model/index.ts';
import { countOf, UNITS } from '../units/index.ts';
import { FOLDS, type Fold, refusalOf, unitOfFold } from './fold.ts';

type Described = Parameters<typeof refusalOf>[1];
const described = (change: Partial<Described>): Described => ({
  type: 'u64',
  kind: 'floating',
  unit: countOf('pages'),
  ...change,
});
const allowed = (change: Partial<Described>): Fold[] =>
  FOLDS.filter((fold) => refusalOf(fold, described(change)) === undefined);

describe('refusalOf', () => {
  it('allows every fold of what adds up', () => {
    const units = [UNITS.none, UNITS.bytes, UNITS.ticks, UNITS.cycles, countOf('interrupts')];
    for (const unit of units) expect(allowed({ unit })).toEqual([...FOLDS]);
    for (const type of ['u64', 's64', 'f64'] as const)
      expect(allowed({ type })).toEqual([...FOLDS]);
  });

  it('refuses to add temperatures, and to count their zeros', () => {
    expect(allowed({ unit: UNITS.celsius })).toEqual(['min', 'max', 'avg']);
  });

  it('refuses to add shares', () => {
    expect(allowed({ unit: UNITS.percent })).toEqual(['min', 'max', 'count_zero', 'avg']);
  });

  it('refuses every fold of numbers that are names', () => {
    expect(allowed({ unit: UNITS.identifier })).toEqual([]);
  });

  it('allows only the max of peaks', () => {
    expect(allowed({ kind: 'peak' })).toEqual(['max']);
  });

  it('allows only what counts over the buckets of a histogram', () => {
    expect(allowed({ kind: 'histogram' })).toEqual(['sum', 'count_zero']);
  });

  it('refuses an average of booleans, by type or by unit', () => {
    expect(allowed({ type: 'bool' })).toEqual(['sum', 'min', 'max', 'count_zero']);
    expect(allowed({ unit: UNITS.boolean })).toEqual(['sum', 'min', 'max', 'count_zero']);
  });

  it('refuses every fold of text, of whatever kind', () => {
    for (const kind of KINDS) expect(allowed({ type: 'text', kind })).toEqual([]);
  });

  it('gives a reason in words', () => {
    expect(refusalOf('sum', described({ unit: UNITS.celsius }))).toBe('temperatures do not add up');
  });
});

describe('unitOfFold', () => {
  it('is the unit of the values, unless the fold counts them', () => {
    expect(unitOfFold('sum', described({ unit: UNITS.sectors }))).toBe(UNITS.sectors);
    expect(unitOfFold('count_zero', described({ unit: UNITS.sectors })).dimension).toBe('count');
    expect(unitOfFold('sum', described({ type: 'bool', unit: UNITS.boolean })).noun).toBe('yes');
    expect(unitOfFold('max', described({ unit: UNITS.boolean }))).toBe(UNITS.boolean);
  });
});
