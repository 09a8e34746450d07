import { createWords, setInteger } from '@statsfs/core/model';
import { UNITS } from '@statsfs/core/units';
import { describe, expect, it } from 'vitest';
import { makeDescriptor } from '../../../test/make-schema.ts';
import type { LatestSample } from '../../live/latest.ts';
import { headlines } from './headline.ts';

function table(...cells: bigint[]): LatestSample {
  const words = createWords(cells.length);
  cells.forEach((cell, slot) => {
    setInteger(words, slot, cell);
  });
  const cellRates = new Float64Array(cells.length).fill(2);
  return {
    kind: 'ok',
    atUs: 1,
    words,
    texts: [],
    cellRates,
    rate: 2 * cells.length,
    step: 'normal',
    stale: false,
  };
}

const keys = [{ name: 'cpu', type: 'int' }] as const;

describe('headlines', () => {
  it('give a table of counters its rate and its exact total', () => {
    const [rate, total] = headlines(table(9007199254740993n, 1n), makeDescriptor('LOC', { keys }));
    expect(rate).toMatchObject({
      label: 'rate, all CPUs',
      readout: { figure: { exact: '4 events per second' } },
    });
    expect(total).toMatchObject({ readout: { figure: { exact: '9,007,199,254,740,994 events' } } });
  });

  it('never add temperatures up', () => {
    const descriptor = makeDescriptor('temp', { keys, kind: 'floating', unit: UNITS.celsius });
    expect(headlines(table(40n, 60n), descriptor).map(({ label }) => label)).toEqual([
      'highest',
      'lowest',
    ]);
  });

  it('give only the highest of a table of peaks', () => {
    const descriptor = makeDescriptor('peak', { keys, kind: 'peak' });
    expect(headlines(table(40n, 60n), descriptor)).toMatchObject([
      { label: 'highest', readout: { figure: { text: '60' } } },
    ]);
  });
});
