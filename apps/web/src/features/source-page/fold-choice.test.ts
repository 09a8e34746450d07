import { FOLDS } from '@statsfs/core/aggregate';
import { UNITS } from '@statsfs/core/units';
import { describe, expect, it } from 'vitest';
import { makeDescriptor } from '../../../test/make-schema.ts';
import { FOLD_NAMES, foldOf, foldRefusal, parseFold, withFold } from './fold-choice.ts';

const counter = makeDescriptor('exits');
const temperature = makeDescriptor('temp', { kind: 'floating', unit: UNITS.celsius });

describe('the address', () => {
  it('gives back the fold that it was given', () => {
    for (const name of FOLD_NAMES) {
      expect(parseFold(new URLSearchParams(withFold(new URLSearchParams(), name)))).toBe(name);
    }
  });

  it('keeps what others hold there, and leaves out the sum', () => {
    const query = new URLSearchParams('q=exits&fold=max');
    expect(withFold(query, 'sum')).toBe('q=exits');
    expect(withFold(query, 'min')).toBe('q=exits&fold=min');
  });

  it('means the sum when it names no fold', () => {
    expect(parseFold(new URLSearchParams('fold=median'))).toBe('sum');
    expect(parseFold(new URLSearchParams())).toBe('sum');
  });
});

describe('the chooser', () => {
  it('offers every fold of the model', () => {
    expect(FOLD_NAMES.map(foldOf).sort()).toEqual([...FOLDS].sort());
  });

  it('refuses a fold only when it means nothing for every descriptor', () => {
    expect(foldRefusal('sum', [temperature])).toBe('temperatures do not add up');
    expect(foldRefusal('sum', [temperature, counter])).toBeUndefined();
    expect(foldRefusal('avg', [temperature])).toBeUndefined();
  });
});
