import { BYTE_CLASS, COLON, EQUALS, WORD } from './byte-class.ts';
import { isBlank, type Span, trimmed } from './lines.ts';
import { numberTypeOf } from './scan-number.ts';
import { MAX_TEXT_BYTES, measureType } from './text.ts';

/** A line that says something about a key. */
export interface KeyedLine {
  readonly key: Span;
  readonly value: Span;
  /** A ':' or '=' parts key and value, so the value may be any text, or nothing. */
  readonly isMarked: boolean;
}

/**
 * Parts key and value at the first of: a ':' with a blank or a line's end beside it (the key may hold blanks,
 * `guest doorbell: 5`), a '=' behind a single word, a ':' with just a number behind it, the first blank.
 * So `8:0 rbytes=1` is about `8:0`.
 */
export function parseKeyedLine(bytes: Uint8Array, line: Span): KeyedLine | undefined {
  // A key is short. Without the bound, a megabyte of colons would be looked at once per colon.
  const limit = Math.min(line.to, line.from + MAX_TEXT_BYTES + 1);
  for (let at = line.from; at < limit; at++) {
    const byte = bytes[at];
    if (byte !== COLON && byte !== EQUALS) continue;
    const key = trimmed(bytes, line.from, at);
    const value = trimmed(bytes, at + 1, line.to);
    const parts = byte === EQUALS ? !hasBlank(bytes, key) : colonParts(bytes, line, at);
    if (parts) return hasWord(bytes, key) ? { key, value, isMarked: true } : undefined;
  }
  let end = line.from;
  while (end < line.to && !isBlank(bytes[end])) end++;
  const key = { from: line.from, to: end };
  const value = trimmed(bytes, end, line.to);
  if (value.from === value.to || end > limit || !hasWord(bytes, key)) return undefined;
  return { key, value, isMarked: false };
}

function colonParts(bytes: Uint8Array, line: Span, at: number): boolean {
  if (at + 1 === line.to || isBlank(bytes[at + 1])) return true;
  if (at > line.from && isBlank(bytes[at - 1])) return true;
  // `253:0` is a device, `total:5` is not.
  return (
    numberTypeOf(bytes, line.from, at) === undefined &&
    measureType(bytes, at + 1, line.to) !== undefined
  );
}

function hasWord(bytes: Uint8Array, span: Span): boolean {
  for (let at = span.from; at < span.to; at++) if (BYTE_CLASS[bytes[at] ?? 0] === WORD) return true;
  return false;
}

function hasBlank(bytes: Uint8Array, span: Span): boolean {
  for (let at = span.from; at < span.to; at++) if (isBlank(bytes[at])) return true;
  return false;
}
