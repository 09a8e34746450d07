import { describe, expect, it } from 'vitest';
import { carriesToken } from './bearer.ts';

describe('a bearer token', () => {
  it('is accepted in full, behind its word, and in no other form', () => {
    expect(carriesToken('Bearer secret', 'secret')).toBe(true);
    for (const header of [
      undefined,
      '',
      'Bearer',
      'Bearer ',
      'Bearer secre',
      'Bearer secrets',
      'Bearer  secret',
      'bearer secret',
      'secret',
      'Basic secret',
    ]) {
      expect(carriesToken(header, 'secret')).toBe(false);
    }
  });

  it('that is empty opens nothing, not even where none was set', () => {
    expect(carriesToken('Bearer ', '')).toBe(false);
    expect(carriesToken(undefined, '')).toBe(false);
  });
});
