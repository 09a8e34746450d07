import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesGlob } from './matches-glob.ts';

/** The same in the words of a regular expression, for patterns too short to make one slow. */
function oracle(pattern: string, name: string): boolean {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll(/\*+/g, '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(name);
}

const LETTERS = ['a', 'b', '.', '(', '\n', '%'];
const name = fc.string({ unit: fc.constantFrom(...LETTERS), maxLength: 12 });
const pattern = fc.string({ unit: fc.constantFrom(...LETTERS, '*', '*', '?'), maxLength: 8 });

describe('a glob', () => {
  it('fits what the same regular expression fits', () => {
    fc.assert(
      fc.property(pattern, name, (glob, text) => {
        expect(matchesGlob(glob, text)).toBe(oracle(glob, text));
      }),
      { numRuns: 2000 },
    );
  });

  it('takes everything else as it is', () => {
    expect(matchesGlob('a.b', 'axb')).toBe(false);
    expect(matchesGlob('[ab]+', '[ab]+')).toBe(true);
    expect(matchesGlob('', '')).toBe(true);
    expect(matchesGlob('*', '')).toBe(true);
    expect(matchesGlob('?', '')).toBe(false);
  });

  it('answers soon also when it is made to be slow', () => {
    // A backtracking matcher would try 10^29 ways.
    expect(matchesGlob(`${'*?'.repeat(50)}x`, 'a'.repeat(100))).toBe(false);
    expect(matchesGlob(`${'*a'.repeat(2000)}x`, 'a'.repeat(4000))).toBe(false);
  });
});
