import fc from 'fast-check';
import { expect, it } from 'vitest';
import { u64At } from '../model/words.ts';
import { bytesOf } from './fixtures/values-by-path.ts';
import { hexEnd, scanHex, stepOverHex } from './scan-hex.ts';
import { NOT_A_NUMBER } from './scan-number.ts';

const words = new Uint32Array(4);

function scan(text: string): number {
  const bytes = bytesOf(text);
  return scanHex(bytes, 0, bytes.length, words, 1);
}

it.each(['0', '00000000', '0000de6a', 'DEADBEEF', '100000000', 'ffffffffffffffff'])(
  '%s is stored exactly',
  (text) => {
    expect(scan(text)).toBe(text.length);
    expect(u64At(words, 1)).toBe(BigInt(`0x${text}`));
  },
);

it('every value of 64 bits survives, however it is padded', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), fc.nat(16), (value, width) => {
      scan(value.toString(16).padStart(width, '0'));
      return u64At(words, 1) === value;
    }),
  );
});

it.each(['', '0x1f', '-1', 'g', '12g', '1.5', '10000000000000000', '00000000000000001'])(
  '%j is not one',
  (text) => {
    expect(scan(text)).toBe(NOT_A_NUMBER);
  },
);

it.each([' ', '\t', '\n', ':', '='])('ends at %j', (separator) => {
  expect(scan(`1f${separator}2`)).toBe(2);
  expect(u64At(words, 1)).toBe(0x1fn);
});

it('is stepped over where it would be scanned', () => {
  expect(stepOverHex(bytesOf('de6a 0'), 0, 6)).toBe(4);
  expect(stepOverHex(bytesOf('de6az'), 0, 5)).toBe(NOT_A_NUMBER);
});

it('its digits end before what touches them', () => {
  expect(hexEnd(bytesOf('1f/20'), 0, 5)).toBe(2);
  expect(hexEnd(bytesOf('1f'), 0, 1)).toBe(1);
});
