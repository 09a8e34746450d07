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
    unit: fc.constantFrom('%', '/', '2', '5', 'F', 'f', 'a'),
    minLength: 1,
    maxLength: 8,
  }),
);
const printable = name.filter((text) => ![...text].some((c) => c < ' ' || c === '\u007f'));

describe('names in paths', () => {
  it('encode the slash and the percent sign and nothing else', () => {
    expect(encodeName('a/b 50%<ü>')).toBe('a%2Fb 50%25<ü>');
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

  it('refuses control characters', () => {
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
      fc.property(fc.array(printable, { maxLength: 20 }), (names) => {
        const path = pathOf(names);
        expect(parseStatPath(path)).toBe(path);
      }),
    );
  });
});
