import { type Descriptor, NOT_READ } from '@statsfs/core/model';
import { UNITS } from '@statsfs/core/units';
import { describe, expect, it } from 'vitest';
import { makeLatest as sample } from '../../../test/make-latest.ts';
import { makeDescriptor } from '../../../test/make-schema.ts';
import { type Latest, NO_LATEST } from '../../live/latest.ts';
import {
  coverageText,
  coverageTitle,
  foldLatest,
  foldRateReadout,
  foldRates,
  foldReadout,
} from './fold-latest.ts';

const counter = makeDescriptor('exits');

const denied: Latest = { kind: 'unreadable', code: 13, atUs: 1 };

const unasked: Latest = { kind: 'unreadable', code: NOT_READ.notAsked, atUs: 1 };

const textOf = (latests: readonly Latest[], descriptor: Descriptor, fold: 'sum' | 'max') => {
  const readout = foldReadout(foldLatest(latests, descriptor, fold), latests, descriptor, fold);
  return readout.kind === 'figure' ? readout.figure.text : readout.kind;
};

describe('foldLatest', () => {
  it('sums the cells of all values exactly, beyond what a double holds', () => {
    const { result } = foldLatest(
      [sample(['9007199254740993']), sample(['1', '1'])],
      counter,
      'sum',
    );
    expect(result).toMatchObject({ kind: 'figure', exact: '9007199254740995', cells: 3 });
  });

  it('counts what is missing instead of taking it for zero', () => {
    const folded = foldLatest([sample(['4']), denied, NO_LATEST], counter, 'min');
    expect(folded.result).toMatchObject({ kind: 'figure', exact: '4' });
    expect(coverageText(folded)).toBe('1 of 3');
  });

  it('counts as not read yet, not as failed, what nobody has asked for', () => {
    const folded = foldLatest([sample(['4']), denied, unasked], counter, 'sum');
    expect(coverageTitle(folded, 3)).toBe(
      '1 of 3 values are in the figure, 1 not read yet, 1 unreadable',
    );
    expect(textOf([unasked], counter, 'sum')).toBe('unasked');
  });

  it('gives no sum of nothing, and says why when nothing can be read', () => {
    expect(textOf([NO_LATEST, denied], counter, 'sum')).toBe('waiting');
    expect(textOf([denied], counter, 'sum')).toBe('unreadable');
  });

  it('refuses what means nothing, with the reason', () => {
    const temperature = makeDescriptor('temp', { kind: 'floating', unit: UNITS.celsius });
    expect(textOf([sample(['40'])], temperature, 'sum')).toBe('refused');
    expect(textOf([sample(['40']), sample(['50'])], temperature, 'max')).toBe('50');
  });

  it('is stale when one of the samples is', () => {
    const old: Latest = { ...sample(['1']), stale: true };
    expect(foldLatest([sample(['1']), old], counter, 'sum').isStale).toBe(true);
  });
});

describe('the rate of a fold', () => {
  const latests = [sample(['1', '2'], [10, 20]), sample(['3'], [60]), NO_LATEST, denied];

  it('is the same fold over the rates of all cells', () => {
    expect(foldRates(latests, 'sum')).toBe(90);
    expect(foldRates(latests, 'avg')).toBe(30);
    expect(foldRates(latests, 'min')).toBe(10);
    expect(foldRates(latests, 'max')).toBe(60);
  });

  it('keeps its scale: a thousand a second is not one', () => {
    const busy = foldLatest([sample(['1'], [28_500])], counter, 'sum');
    expect(foldRateReadout(busy, counter, 'sum')).toMatchObject({
      figure: { text: '28.5', unit: 'k/s' },
    });
  });

  it('is none while no value has one', () => {
    const folded = foldLatest([sample(['1'])], counter, 'sum');
    expect(foldRateReadout(folded, counter, 'sum').kind).toBe('gap');
  });

  it('does not exist for gauges, nor for a count of zeros', () => {
    const gauge = makeDescriptor('level', { kind: 'floating' });
    expect(foldRateReadout(foldLatest(latests, gauge, 'sum'), gauge, 'sum').kind).toBe('none');
    const zeros = foldLatest(latests, counter, 'count_zero');
    expect(foldRateReadout(zeros, counter, 'count_zero').kind).toBe('none');
  });
});
