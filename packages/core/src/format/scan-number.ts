/*
 * Numbers straight from bytes into slots (u32 pairs), with no string and no BigInt in between.
 *
 * A number is written the way the kernel prints one in decimal: no '+', no exponent, no digit grouping, and no leading
 * zero, because what has one is an octal mode (`0644`) or a hex mask (`00000003`) and would be shown as another figure.
 * It ends at a separator or at the end of the bytes.
 */
import { setF64 } from '../model/words.ts';
import { BYTE_CLASS, WORD } from './byte-class.ts';

/** Position returned when the bytes are not such a number, or not one of 64 bits. */
export const NOT_A_NUMBER = -1;

const ZERO = 48;
const MINUS = 45;
const POINT = 46;
const TEN_9 = 1e9;
const TWO_16 = 65536;
const TWO_32 = 4294967296;
const TWO_31 = 0x80000000;
const MAX_U64_DIGITS = 20;
/** Up to here both the digits and the power of ten are exact doubles, so their quotient is correctly rounded. */
const MAX_EXACT_DIGITS = 15;
const MAX_F64_DIGITS = 40;
const POWERS_OF_TEN: readonly number[] = Array.from({ length: 16 }, (_, i) => 10 ** i);

const ascii = new TextDecoder();

// Literals below, and the two commonest ends first: bundlers turn constants into variables, which cost a tenth here.
/** The digit for the ten digits, above 9 for every other byte. */
const digitAt = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) ^ 0x30;

function endsAt(bytes: Uint8Array, at: number, end: number): boolean {
  if (at === end) return true;
  const byte = bytes[at] ?? 0;
  return byte === 0x20 || byte === 0x0a || BYTE_CLASS[byte] !== WORD;
}

/** Stores an unsigned number of up to 64 bits. @returns the position behind it, or NOT_A_NUMBER. */
export function scanU64(
  bytes: Uint8Array,
  from: number,
  end: number,
  words: Uint32Array,
  slot: number,
): number {
  const limit = Math.min(end, from + 9);
  let at = from;
  let value = 0;
  while (at < limit) {
    const digit = digitAt(bytes, at);
    if (digit > 9) break;
    value = (value * 10 + digit) | 0;
    at++;
  }
  if (!endsAt(bytes, at, end)) return scanLongU64(bytes, from, end, words, slot);
  if (at === from || (at > from + 1 && bytes[from] === ZERO)) return NOT_A_NUMBER;
  words[2 * slot] = value;
  words[2 * slot + 1] = 0;
  return at;
}

/** Ten digits and more: the last nine and those before them apart, joined in limbs that stay below 2^53. */
function scanLongU64(
  bytes: Uint8Array,
  from: number,
  end: number,
  words: Uint32Array,
  slot: number,
): number {
  let at = from;
  while (at < end && digitAt(bytes, at) <= 9) at++;
  if (at - from < 10 || at - from > MAX_U64_DIGITS || bytes[from] === ZERO) return NOT_A_NUMBER;
  if (!endsAt(bytes, at, end)) return NOT_A_NUMBER;
  const split = at - 9;
  let head = 0;
  for (let i = from; i < split; i++) head = head * 10 + digitAt(bytes, i);
  let tail = 0;
  for (let i = split; i < at; i++) tail = (tail * 10 + digitAt(bytes, i)) | 0;
  const low = (head % TWO_16) * TEN_9 + tail;
  const high = Math.floor(head / TWO_16) * TEN_9 + Math.floor(low / TWO_16);
  const top = Math.floor(high / TWO_16);
  if (top >= TWO_32) return NOT_A_NUMBER;
  words[2 * slot] = (high % TWO_16) * TWO_16 + (low % TWO_16);
  words[2 * slot + 1] = top;
  return at;
}

/** Stores a signed number of up to 64 bits in two's complement. @returns the position behind it, or NOT_A_NUMBER. */
export function scanS64(
  bytes: Uint8Array,
  from: number,
  end: number,
  words: Uint32Array,
  slot: number,
): number {
  const negative = from < end && bytes[from] === MINUS;
  const at = scanU64(bytes, negative ? from + 1 : from, end, words, slot);
  if (at === NOT_A_NUMBER) return NOT_A_NUMBER;
  const lo = words[2 * slot] ?? 0;
  const hi = words[2 * slot + 1] ?? 0;
  if (!negative) return hi >= TWO_31 ? NOT_A_NUMBER : at;
  if (hi > TWO_31 || (hi === TWO_31 && lo > 0) || (hi === 0 && lo === 0)) return NOT_A_NUMBER;
  words[2 * slot] = -lo;
  words[2 * slot + 1] = lo === 0 ? -hi : ~hi;
  return at;
}

/** Stores a decimal fraction, or an integer of up to 15 digits, as the nearest double. @returns as `scanU64`. */
export function scanF64(
  bytes: Uint8Array,
  from: number,
  end: number,
  words: Uint32Array,
  slot: number,
): number {
  const first = from < end && bytes[from] === MINUS ? from + 1 : from;
  let at = first;
  let digits = 0;
  while (at < end && digitAt(bytes, at) <= 9) digits = digits * 10 + digitAt(bytes, at++);
  const whole = at - first;
  if (whole === 0 || (bytes[first] === ZERO && whole > 1)) return NOT_A_NUMBER;
  let fraction = 0;
  if (at < end && bytes[at] === POINT) {
    at++;
    const point = at;
    while (at < end && digitAt(bytes, at) <= 9) digits = digits * 10 + digitAt(bytes, at++);
    fraction = at - point;
    if (fraction === 0) return NOT_A_NUMBER;
  } else if (whole > MAX_EXACT_DIGITS) return NOT_A_NUMBER;
  if (!endsAt(bytes, at, end) || whole + fraction > MAX_F64_DIGITS) return NOT_A_NUMBER;
  const size =
    whole + fraction <= MAX_EXACT_DIGITS
      ? digits / (POWERS_OF_TEN[fraction] ?? 1)
      : Number(ascii.decode(bytes.subarray(first, at)));
  setF64(words, slot, first === from ? size : -size);
  return at;
}

/** Steps over a token that begins like a number. @returns as `scanU64`. */
export function stepOverNumber(bytes: Uint8Array, from: number, end: number): number {
  const first = bytes[from] === MINUS ? from + 1 : from;
  if (first >= end || digitAt(bytes, first) > 9) return NOT_A_NUMBER;
  let at = first;
  while (!endsAt(bytes, at, end)) at++;
  return at;
}

/** Where the number ends that begins at a position, whatever stands behind it: a sign, digits, a fraction. */
export function numberEnd(bytes: Uint8Array, from: number, end: number): number {
  const whole = digitsEnd(bytes, from < end && bytes[from] === MINUS ? from + 1 : from, end);
  if (whole >= end || bytes[whole] !== POINT) return whole;
  const fraction = digitsEnd(bytes, whole + 1, end);
  return fraction === whole + 1 ? whole : fraction;
}

export const isDigit = (byte: number | undefined): boolean =>
  byte !== undefined && (byte ^ ZERO) <= 9;

function digitsEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && digitAt(bytes, at) <= 9) at++;
  return at;
}

export type NumberType = 'u64' | 's64' | 'f64';

const scratch = new Uint32Array(2);

/** The narrowest type that holds the token between two positions; undefined when it is not a number of 64 bits. */
export function numberTypeOf(bytes: Uint8Array, from: number, to: number): NumberType | undefined {
  if (scanU64(bytes, from, to, scratch, 0) === to) return 'u64';
  if (scanS64(bytes, from, to, scratch, 0) === to) return 's64';
  // Without the point it is an integer that does not fit, which a double would round.
  if (!bytes.subarray(from, to).includes(POINT)) return undefined;
  return scanF64(bytes, from, to, scratch, 0) === to ? 'f64' : undefined;
}
