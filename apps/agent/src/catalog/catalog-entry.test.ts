import { UNITS } from '@statsfs/core/units';
import { describe, expect, it } from 'vitest';
import { type CatalogFile, describeValue } from './catalog-entry.ts';
import { matchesPattern } from './name-pattern.ts';
import { cumulative, floating, undescribed } from './value-template.ts';

const ENTRY: CatalogFile = {
  file: '/proc/x',
  at: 'x',
  filesystem: 'procfs',
  format: { kind: 'flat-keyed' },
  reference: 'x(5)',
  values: {
    known: { ...floating(UNITS.bytes), description: 'Known.' },
    elsewhere: { ...floating(UNITS.bytes), description: 'Known.', reference: 'y(5)' },
  },
  patterns: [
    { match: 'a_*', meta: undescribed(cumulative(UNITS.seconds)) },
    { match: 'a_*_b', meta: undescribed(floating(UNITS.celsius)) },
  ],
};

describe('a value is described', () => {
  it('by its own entry, with the reference of its file unless it has one', () => {
    expect(describeValue(ENTRY, 'known')).toMatchObject({ kind: 'floating', reference: 'x(5)' });
    expect(describeValue(ENTRY, 'elsewhere')).toMatchObject({ reference: 'y(5)' });
  });

  it('else by the first pattern that fits', () => {
    expect(describeValue(ENTRY, 'a_x_b')).toMatchObject({ kind: 'cumulative', description: '' });
  });

  it.each(['unheard', '__proto__', 'constructor', 'toString', ''])(
    'as unknown when its name is %j',
    (name) => {
      expect(describeValue(ENTRY, name)).toEqual({
        kind: 'unknown',
        unit: UNITS.none,
        description: '',
      });
    },
  );
});

describe('a pattern', () => {
  it.each([
    ['nr_*', 'nr_dirty', true],
    ['nr_*', 'nr_', true],
    ['nr_*', 'xnr_', false],
    ['*', '', true],
    ['a', 'a', true],
    ['a', 'ab', false],
    ['*_ms', 'read_ms', true],
    ['a*b*c', 'axxbyyc', true],
    ['a*b*c', 'axxc', false],
    ['ab*ba', 'aba', false],
    ['a*a', 'a', false],
    ['a.c', 'abc', false],
  ])('%s fits %j: %s', (pattern, name, fits) => {
    expect(matchesPattern(pattern, name)).toBe(fits);
  });
});
