/*
 * How metricfs writes keys, texts and descriptions, so that a blank parts two of them and a line break ends a row: a
 * backslash stands before a backslash and before a space, and a line break is a backslash and an n. Nothing is quoted.
 */
import { NEWLINE } from './byte-class.ts';
import type { Span } from './lines.ts';

const BACKSLASH = 92;
const SPACE = 32;
const ESCAPED = /\\([\\ n])/g;

/** Undoes the escapes. A backslash before anything else is one that nobody escaped, and stays. */
export const unescapeMetricfs = (text: string): string =>
  text.includes('\\')
    ? text.replaceAll(ESCAPED, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped))
    : text;

/** What stands between the spaces that nobody escaped: one part more than there are such spaces, so parts may be empty. */
export function escapedFields(bytes: Uint8Array, from: number, to: number): Span[] {
  const fields: Span[] = [];
  let start = from;
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    if (byte === BACKSLASH) at++;
    else if (byte === SPACE) {
      fields.push({ from: start, to: at });
      start = at + 1;
    }
  }
  fields.push({ from: start, to });
  return fields;
}

/** Every line as it is, empty ones included. */
export function* exactLinesOf(bytes: Uint8Array): Generator<Span> {
  for (let from = 0; from < bytes.length; ) {
    const newline = bytes.indexOf(NEWLINE, from);
    const to = newline < 0 ? bytes.length : newline;
    yield { from, to };
    from = to + 1;
  }
}
