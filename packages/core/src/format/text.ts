import { NEWLINE } from './byte-class.ts';
import { isBlank, trimmed, wordsOf } from './lines.ts';
import { type NumberType, numberTypeOf } from './scan-number.ts';

/** Longest text that is a value; what is longer is prose. */
export const MAX_TEXT_BYTES = 256;

// ignoreBOM: a byte order mark is a character like any other, for text must come back as it was.
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: replacing control characters is the purpose
const CONTROL_IN_NAME = /[\u0000-\u001f\u007f-\u009f]/g;

/** Bytes as printable text (tabs and line ends included); undefined for invalid UTF-8 and for control characters. */
export function printableText(bytes: Uint8Array): string | undefined {
  let text: string;
  try {
    text = strict.decode(bytes);
  } catch {
    return undefined;
  }
  return CONTROL.test(text) ? undefined : text;
}

/** A name out of a file: anything is possible there, so invalid and control characters become U+FFFD. */
export function nameText(bytes: Uint8Array, from: number, to: number): string {
  if (to - from > MAX_TEXT_BYTES) return oddText(bytes.subarray(from, to));
  let name = '';
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x20 || byte > 0x7e) return oddText(bytes.subarray(from, to));
    name += String.fromCharCode(byte);
  }
  return name;
}

/** Apart, for a call of the decoder costs several times a name of the kernel's, which is short and ASCII. */
const oddText = (bytes: Uint8Array): string =>
  lenient.decode(bytes).replaceAll(CONTROL_IN_NAME, '\ufffd');

/**
 * The text that is a whole file, trimmed, when it can be a value: one printable line of up to 256 bytes that is no number.
 * @returns undefined otherwise; a text that turned into a number is laid out anew.
 */
export function readFileText(bytes: Uint8Array, from: number, to: number): string | undefined {
  let start = from;
  let end = to;
  while (start < end && isSpace(bytes[start])) start++;
  while (end > start && isSpace(bytes[end - 1])) end--;
  if (start === end || numberTypeOf(bytes, start, end) !== undefined) return undefined;
  const newline = bytes.indexOf(NEWLINE, start);
  return newline >= 0 && newline < end ? undefined : shortText(bytes, start, end);
}

/** As `readFileText`, for the text behind a key: may be empty, and is neither `number` nor `number unit`. */
export function readLineText(bytes: Uint8Array, from: number, to: number): string | undefined {
  const value = trimmed(bytes, from, to);
  if (measureType(bytes, value.from, value.to) !== undefined) return undefined;
  return shortText(bytes, value.from, value.to);
}

function shortText(bytes: Uint8Array, from: number, to: number): string | undefined {
  if (to - from > MAX_TEXT_BYTES) return undefined;
  const text = printableText(bytes.subarray(from, to));
  return text?.includes('\r') ? undefined : text;
}

/** The type of `number` or `number unit`, undefined when it is neither. */
export function measureType(bytes: Uint8Array, from: number, to: number): NumberType | undefined {
  if (to - from > MAX_TEXT_BYTES) return undefined;
  const [number, unit, more] = wordsOf(bytes, from, to);
  if (number === undefined || more !== undefined) return undefined;
  if (unit !== undefined && numberTypeOf(bytes, unit.from, unit.to) !== undefined) return undefined;
  return numberTypeOf(bytes, number.from, number.to);
}

const isSpace = (byte: number | undefined): boolean => byte === NEWLINE || isBlank(byte);
