import { parseStatPath } from '@statsfs/core/model';
import { describe, expect, it } from 'vitest';
import { makeSchema } from '../../../test/make-schema.ts';
import { countBelow, sourceSentence } from './count-below.ts';

const index = makeSchema(['kvm/exits', 'kvm/vm/pages', 'kvm/vm/vcpu0/exits', 'kvm/vm/vcpu1/exits']);

const countsOf = (path: string) =>
  countBelow(index, index.find(parseStatPath(path) ?? failOn(path))?.index ?? failOn(path));

describe('countBelow', () => {
  it('counts everything below, and what is directly in the source apart from it', () => {
    expect(countsOf('kvm')).toEqual({ ownValues: 1, ownSources: 1, values: 4, sources: 3 });
  });

  it('finds nothing below a source that only has values', () => {
    expect(countsOf('kvm/vm/vcpu0')).toEqual({
      ownValues: 1,
      ownSources: 0,
      values: 1,
      sources: 0,
    });
  });
});

describe('sourceSentence', () => {
  it('leaves out what is not there', () => {
    expect(sourceSentence(countsOf('kvm/vm/vcpu0'))).toBe('1 value.');
    expect(sourceSentence(countsOf(''))).toBe('1 subordinate source with 4 values below.');
  });

  it('tells own values from those of subordinates', () => {
    expect(sourceSentence(countsOf('kvm/vm'))).toBe(
      '1 value of its own, and 2 subordinate sources with 2 values below.',
    );
  });
});

function failOn(path: string): never {
  throw new Error(`"${path}" is not in the schema`);
}
