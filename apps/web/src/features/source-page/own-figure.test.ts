import { describe, expect, it } from 'vitest';
import { makeLatest } from '../../../test/make-latest.ts';
import { makeDescriptor } from '../../../test/make-schema.ts';
import { NO_LATEST } from '../../live/latest.ts';
import { ownFigure } from './own-figure.ts';

const counter = makeDescriptor('exits');
const sample = (value: string) => makeLatest([value]);
const beside = (total: string) => ({ total, check: undefined });

describe('a figure that only has the name of its parts', () => {
  it('is equal to the last digit, or differs', () => {
    const own = sample('9007199254740993');
    expect(ownFigure(own, counter, beside('9007199254740993')).kind).toBe('equal');
    expect(ownFigure(own, counter, beside('9007199254740992'))).toMatchObject({
      kind: 'differs',
      by: { text: '1' },
    });
  });

  it('says nothing while one of the two is not known', () => {
    expect(ownFigure(NO_LATEST, counter, beside('1'))).toEqual({ kind: 'none' });
    expect(ownFigure(sample('1'), undefined, beside('1'))).toEqual({ kind: 'none' });
    const unknown = { total: undefined, check: undefined };
    expect(ownFigure(sample('1'), counter, unknown)).toEqual({ kind: 'none' });
  });
});

describe('a figure that is made of its parts', () => {
  const parts = (check: Parameters<typeof ownFigure>[2]['check']) => ({ total: '0', check });
  const own = sample('12');

  it('is judged by the check alone, whatever they come to now', () => {
    expect(ownFigure(own, counter, parts({ kind: 'agrees' }))).toMatchObject({
      kind: 'agrees',
      figure: { text: '12' },
    });
    const wrong = { kind: 'differs', fold: 'sum', type: 'u64', folded: '7', by: '5' } as const;
    expect(ownFigure(own, counter, parts(wrong))).toMatchObject({
      kind: 'wrong',
      figure: { text: '12' },
      by: { text: '5' },
    });
    expect(ownFigure(own, counter, parts({ kind: 'unknown', reason: 'gone' }))).toMatchObject({
      kind: 'unchecked',
      reason: 'gone',
    });
    expect(ownFigure(own, counter, parts({ kind: 'waiting' }))).toEqual({ kind: 'none' });
  });

  it('is shown whatever its kind is, a peak too', () => {
    const peak = makeDescriptor('highest', { kind: 'peak' });
    expect(ownFigure(own, peak, parts({ kind: 'agrees' }))).toMatchObject({
      figure: { text: '12' },
    });
  });
});
