/*
 * Numbers in hexadecimal as /proc/net/softnet_stat and /proc/net/stat print them: bare digits, padded with zeros, because
 * a reader has to be told anyway. What may stand before them (`0x`) is a label.
 */
import { BYTE_CLASS, WORD } from './byte-class.ts';
import { NOT_A_NUMBER } from './scan-number.ts';

const MAX_DIGITS = 16;
/** Digits of one half of a slot. */
const HALF_DIGITS = 8;
const NO_DIGIT = 16;

function digitAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at] ?? 0;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = (byte | 0x20) - 0x61;
  return letter >= 0 && letter < 6 ? letter + 10 : NO_DIGIT;
}

/** Stores an unsigned number of up to 64 bits. @returns the position behind it, or NOT_A_NUMBER. */
export function scanHex(
  bytes: Uint8Array,
  from: number,
  end: number,
  words: Uint32Array,
  slot: number,
): number {
  const to = stepOverHex(bytes, from, end);
  if (to === NOT_A_NUMBER) return NOT_A_NUMBER;
  const split = Math.max(from, to - HALF_DIGITS);
  words[2 * slot] = digitsBetween(bytes, split, to);
  words[2 * slot + 1] = digitsBetween(bytes, from, split);
  return to;
}

function digitsBetween(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) value = (value << 4) | digitAt(bytes, at);
  return value;
}

/** Steps over a token that is such a number. @returns as `scanHex`. */
export function stepOverHex(bytes: Uint8Array, from: number, end: number): number {
  const to = hexEnd(bytes, from, end);
  if (to === from || to - from > MAX_DIGITS) return NOT_A_NUMBER;
  return to < end && BYTE_CLASS[bytes[to] ?? 0] === WORD ? NOT_A_NUMBER : to;
}

/** Where the digits end that begin at a position. */
export function hexEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && digitAt(bytes, at) < NO_DIGIT) at++;
  return at;
}
