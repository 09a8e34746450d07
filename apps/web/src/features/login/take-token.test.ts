import { describe, expect, it } from 'vitest';
import { tokenInFragment, tokenInInput } from './take-token.ts';

describe('tokenInFragment', () => {
  it('finds the token alone or among others', () => {
    expect(tokenInFragment('#token=abc-_1')).toBe('abc-_1');
    expect(tokenInFragment('#x=1&token=a%2Bb')).toBe('a+b');
  });

  it('finds none in other fragments', () => {
    for (const fragment of ['', '#', '#chart', '#token', '#token=', '#tokens=a']) {
      expect(tokenInFragment(fragment), fragment).toBeUndefined();
    }
  });
});

describe('tokenInInput', () => {
  it('takes a token or the whole link, with spaces around', () => {
    expect(tokenInInput(' abc ')).toBe('abc');
    expect(tokenInInput(' http://127.0.0.1:7374/#token=abc\n')).toBe('abc');
    expect(tokenInInput('ab#c')).toBe('ab#c');
  });
});
