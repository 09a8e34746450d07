import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  childPath,
  decodeName,
  encodeName,
  MAX_PATH_DEPTH,
  MAX_PATH_LENGTH,
  namesOf,
  parseStatPath,
  pathOf,
  ROOT_PATH,
} from './stat-path.ts';

const name = fc.oneof(
  fc.string({ minLength: 1, maxLength: 20 }),
  fc.string({
    unit: fc.constantFrom(
      '%',
      '/',
      '2',
      '5',
      'F',
      'f',
      'a',
      '0',
      '1',
      '7',
      '\n',
      '\u001b',
      '\u007f',
    ),
    minLength: 1,
    maxLength: 8,
  }),
);

describe('names in paths', () => {
  it('encode the slash, the percent sign and control characters, and nothing else', () => {
    expect(encodeName('a/b 50%<ü>')).toBe('a%2Fb 50%25<ü>');
    expect(encodeName('a\nb\u001b[31m\u007f\0')).toBe('a%0Ab%1B[31m%7F%00');
    expect(encodeName('<img onerror=x>$(id) é')).toBe('<img onerror=x>$(id) é');
  });

  it('decode what encoding writes, and leave other percent signs alone', () => {
    expect(decodeName('a%0ab%2f%25')).toBe('a\nb/%');
    expect(decodeName('%41 %C3%A9 %80 %2 50%')).toBe('%41 %C3%A9 %80 %2 50%');
    expect(decodeName('%252F')).toBe('%2F');
  });

  it('decode to what was encoded, whatever was in them', () => {
    fc.assert(
      fc.property(name, (text) => {
        expect(decodeName(encodeName(text))).toBe(text);
      }),
    );
  });

  it('never hold a slash once encoded', () => {
    fc.assert(
      fc.property(name, (text) => {
        expect(encodeName(text)).not.toContain('/');
      }),
    );
  });
});

describe('paths', () => {
  it('join names below the root without a leading slash', () => {
    expect(childPath(ROOT_PATH, 'cpu')).toBe('cpu');
    expect(childPath(pathOf(['cpu']), 'a/b')).toBe('cpu/a%2Fb');
  });

  it('split into the names they were made of', () => {
    fc.assert(
      fc.property(fc.array(name), (names) => {
        expect(namesOf(pathOf(names))).toEqual(names);
      }),
    );
  });

  it('have no names at the root', () => {
    expect(namesOf(ROOT_PATH)).toEqual([]);
  });
});

describe('parseStatPath', () => {
  it('forgives leading, trailing and doubled slashes', () => {
    expect(parseStatPath('/cpu//0/user/')).toBe('cpu/0/user');
    expect(parseStatPath('///')).toBe(ROOT_PATH);
  });

  it('encodes a percent sign that a person typed, and leaves what is encoded', () => {
    expect(parseStatPath('a%2fb/50%/25%25')).toBe('a%2Fb/50%25/25%25');
  });

  it('refuses control characters as they are, for encoded they can be typed', () => {
    expect(parseStatPath('demo/a%0ab')).toBe('demo/a%0Ab');
    expect(['a\u0000', 'a\nb', '\u007f'].map(parseStatPath)).toEqual(Array(3).fill(undefined));
  });

  it('refuses what is too long or too deep, typed or encoded', () => {
    expect(parseStatPath('a'.repeat(MAX_PATH_LENGTH))).toBeDefined();
    expect(parseStatPath('a'.repeat(MAX_PATH_LENGTH + 1))).toBeUndefined();
    expect(parseStatPath('%'.repeat(MAX_PATH_LENGTH))).toBeUndefined();
    expect(parseStatPath('a/'.repeat(MAX_PATH_DEPTH))).toBeDefined();
    expect(parseStatPath('a/'.repeat(MAX_PATH_DEPTH + 1))).toBeUndefined();
  });

  it('accepts every path it could have made, unchanged', () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 20 }), (names) => {
        const path = pathOf(names);
        expect(parseStatPath(path)).toBe(path);
      }),
    );
  });
});
