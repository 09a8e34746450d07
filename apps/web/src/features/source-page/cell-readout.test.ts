import { UNITS } from '@statsfs/core/units';
import { describe, expect, it } from 'vitest';
import { makeLatest } from '../../../test/make-latest.ts';
import { makeDescriptor } from '../../../test/make-schema.ts';
import { NO_LATEST } from '../../live/latest.ts';
import { wholeReadout } from './cell-readout.ts';

const byCpu = { keys: [{ name: 'cpu', type: 'int' }] } as const;

const sample = (...cells: string[]) => makeLatest(cells);

describe('wholeReadout', () => {
  it('sums the cells of a table where they add up', () => {
    const readout = wholeReadout(sample('1', '2', '39'), makeDescriptor('LOC', byCpu));
    expect(readout).toMatchObject({ kind: 'figure', figure: { text: '42' } });
  });

  it('says how many cells there are where a sum means nothing', () => {
    const descriptor = makeDescriptor('temp', { ...byCpu, kind: 'floating', unit: UNITS.celsius });
    expect(wholeReadout(sample('40', '41'), descriptor)).toEqual({
      kind: 'cells',
      count: 2,
      why: 'temperatures do not add up',
    });
  });

  it('leaves the noun to the column of units, and keeps a unit that belongs to the figure', () => {
    expect(wholeReadout(sample('7'), makeDescriptor('exits'))).toMatchObject({
      figure: { text: '7', unit: '' },
    });
    const bytes = makeDescriptor('rx', { unit: UNITS.bytes });
    expect(wholeReadout(sample('2048'), bytes)).toMatchObject({ figure: { unit: 'KiB' } });
  });

  it('passes on that there is no data, or that it cannot be read', () => {
    expect(wholeReadout(NO_LATEST, makeDescriptor('exits')).kind).toBe('waiting');
    expect(
      wholeReadout({ kind: 'unreadable', code: 1, atUs: 1 }, makeDescriptor('exits')).kind,
    ).toBe('unreadable');
  });
});
