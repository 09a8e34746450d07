import { describe, expect, it } from 'vitest';
import { parseClear } from './parse-clear.ts';

const EINVAL = 22;
const ERANGE = 34;
const parse = (text: string): number => parseClear(new TextEncoder().encode(text));

/** As tried on the kernel's own routine (stats_fs v3, its description §1.8). */
describe('what is written to clear', () => {
  it.each(['0', '0\n', '+0', '0x0', '0X0', '00', '0\u0000x', '0\n\u0000 7', '+0x00\n'])(
    'is accepted: %j',
    (text) => {
      expect(parse(text)).toBe(0);
    },
  );

  it.each([
    '',
    '\n',
    ' 0',
    '0 ',
    '\t0',
    '0\n\n',
    '0\n0',
    '-0',
    '-1',
    'x',
    '0x',
    '08',
    '0b0',
    '0o0',
    '1e0',
    '+',
    '++0',
    '0xg',
    '٠',
    '0,0',
    'ff',
  ])('is no number: %j', (text) => {
    expect(parse(text)).toBe(-EINVAL);
  });

  it.each(['1', '5\n', '0x1', '017', '18446744073709551615'])('is another number: %j', (text) => {
    expect(parse(text)).toBe(-EINVAL);
  });

  it.each(['18446744073709551616', '99999999999999999999', '0x10000000000000000'])(
    'is out of range: %j',
    (text) => {
      expect(parse(text)).toBe(-ERANGE);
    },
  );

  it('is looked at up to its 23rd byte', () => {
    expect(parse('0'.repeat(40))).toBe(0);
    expect(parse(`${'0'.repeat(23)}7`)).toBe(0);
    expect(parse(`${'0'.repeat(22)}7`)).toBe(-EINVAL);
  });
});
