import { describe, expect, it } from 'vitest';
import { makeLatest } from '../../../test/make-latest.ts';
import { makeDescriptor } from '../../../test/make-schema.ts';
import { NO_LATEST } from '../../live/latest.ts';
import { compareOwn } from './own-figure.ts';

const counter = makeDescriptor('exits');
const sample = (value: string) => makeLatest([value]);

describe('compareOwn', () => {
  it('sees that two figures are equal to the last digit', () => {
    expect(compareOwn(sample('9007199254740993'), counter, '9007199254740993').kind).toBe('equal');
    expect(compareOwn(sample('9007199254740993'), counter, '9007199254740992')).toMatchObject({
      kind: 'differs',
      by: { text: '1' },
    });
  });

  it('says nothing while the own figure is not known', () => {
    expect(compareOwn(NO_LATEST, counter, '1')).toEqual({ kind: 'none' });
  });
});
