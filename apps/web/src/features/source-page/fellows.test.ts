import type { ResolvedValue } from '@statsfs/core/model';
import { describe, expect, it } from 'vitest';
import { makeSchema } from '../../../test/make-schema.ts';
import { type Latest, NO_LATEST } from '../../live/latest.ts';
import { fellowsOf, shareWords } from './fellows.ts';

const index = makeSchema(['vm/exits', 'vm/halts', 'vm/alone', 'vm/memory']);
const valueAt = (path: string, noun: string, kind: 'cumulative' | 'floating'): ResolvedValue => {
  const value = index.resolvePath(path as ResolvedValue['path']);
  if (value === undefined) throw new Error(`No ${path}`);
  const { descriptor } = value;
  return { ...value, descriptor: { ...descriptor, kind, unit: { ...descriptor.unit, noun } } };
};

describe('fellowsOf', () => {
  it('are what counts the same; one alone, and what does not count, has none', () => {
    const fellows = fellowsOf([
      valueAt('vm/exits', 'events', 'cumulative'),
      valueAt('vm/halts', 'events', 'cumulative'),
      valueAt('vm/alone', 'bytes', 'cumulative'),
      valueAt('vm/memory', 'events', 'floating'),
    ]);
    expect([...fellows.keys()]).toEqual(['vm/exits', 'vm/halts']);
    expect(fellows.get('vm/exits' as ResolvedValue['path'])).toEqual(['vm/exits', 'vm/halts']);
  });
});

describe('shareWords', () => {
  // Only what a share is made of.
  const at = (rate: number): Latest => ({ kind: 'ok', rate }) as Latest;

  it('is the part of the whole', () => {
    expect(shareWords(at(1), [at(1), at(7)])).toBe('12.5 %');
    expect(shareWords(at(0), [at(0), at(7)])).toBe('0.0 %');
  });

  it('is none while one is not known, or nothing moves', () => {
    expect(shareWords(at(1), [at(1), NO_LATEST])).toBeUndefined();
    expect(shareWords(at(1), [at(1), at(Number.NaN)])).toBeUndefined();
    expect(shareWords(at(0), [at(0), at(0)])).toBeUndefined();
  });
});
