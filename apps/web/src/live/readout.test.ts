import { createWords, LOCKDOWN, NOT_READ, setInteger } from '@statsfs/core/model';
import { UNITS } from '@statsfs/core/units';
import { describe, expect, it } from 'vitest';
import { makeDescriptor } from '../../test/make-schema.ts';
import type { LatestSample } from './latest.ts';
import { rateReadout, valueReadout } from './readout.ts';

function sample(figure: bigint, rest: Partial<LatestSample> = {}): LatestSample {
  const words = createWords(1);
  setInteger(words, 0, figure);
  const cellRates = Float64Array.of(Number.NaN);
  return {
    kind: 'ok',
    atUs: 1,
    words,
    texts: [],
    cellRates,
    rate: Number.NaN,
    step: 'normal',
    stale: false,
    ...rest,
  };
}

const counter = makeDescriptor('exits');

describe('readouts', () => {
  it('tell zero, no data yet, no rate and unreadable apart', () => {
    const kinds = [
      valueReadout(sample(0n), counter),
      valueReadout({ kind: 'no-data' }, counter),
      rateReadout(sample(5n), counter),
      valueReadout({ kind: 'unreadable', code: 13, atUs: 1 }, counter),
    ].map(({ kind }) => kind);
    expect(kinds).toEqual(['figure', 'waiting', 'gap', 'unreadable']);
  });

  it('keep every digit of a large counter', () => {
    expect(valueReadout(sample(18446744073709551615n), counter)).toMatchObject({
      figure: { exact: '18,446,744,073,709,551,615 events' },
    });
  });

  it('name the state that a number stands for, and print the one that has no name', () => {
    const states = [{ number: 3, name: 'HALTED' }];
    const state = makeDescriptor('mp_state', { kind: 'floating', states });
    expect(valueReadout(sample(3n), state)).toEqual({ kind: 'text', text: 'HALTED' });
    expect(valueReadout(sample(7n), state)).toMatchObject({ figure: { exact: '7 events' } });
  });

  it('count in the cells of a histogram, whose unit is that of its bounds', () => {
    const polls = makeDescriptor('polls', { kind: 'histogram', unit: UNITS.nanoseconds });
    expect(valueReadout(sample(1500n), polls)).toMatchObject({
      figure: { text: '1,500', unit: '' },
    });
  });

  it('say kernel lockdown, not permission', () => {
    const readout = valueReadout({ kind: 'unreadable', code: LOCKDOWN, atUs: 1 }, counter);
    expect(readout).toMatchObject({ kind: 'unreadable', reason: 'kernel lockdown' });
  });

  it('do not call a failure what nobody has asked for', () => {
    const unasked = { kind: 'unreadable', code: NOT_READ.notAsked, atUs: 1 } as const;
    for (const readout of [valueReadout(unasked, counter), rateReadout(unasked, counter)]) {
      expect(readout).toEqual({ kind: 'unasked', why: 'Read only while somebody looks at it' });
    }
  });

  it('say that a counter restarted rather than give a rate', () => {
    const readout = rateReadout(sample(5n, { step: 'reset' }), counter);
    expect(readout).toMatchObject({ kind: 'gap', why: expect.stringContaining('restarted') });
  });

  it('give no rate to what goes both ways', () => {
    const gauge = makeDescriptor('free', { kind: 'floating' });
    expect(rateReadout(sample(5n, { rate: 3 }), gauge)).toEqual({ kind: 'none' });
  });
});
