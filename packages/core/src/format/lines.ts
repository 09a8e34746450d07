import { BLANK, BYTE_CLASS, NEWLINE } from './byte-class.ts';

/** A stretch of bytes, end excluded. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A line without the blanks around it; never empty. Numbers start at 1 and count empty lines too. */
export interface Line extends Span {
  readonly number: number;
}

export const isBlank = (byte: number | undefined): boolean =>
  byte !== undefined && BYTE_CLASS[byte] === BLANK;

/** The lines that hold something. */
export function* linesOf(bytes: Uint8Array): Generator<Line> {
  let start = 0;
  for (let number = 1; start < bytes.length; number++) {
    const newline = bytes.indexOf(NEWLINE, start);
    const end = newline < 0 ? bytes.length : newline;
    const { from, to } = trimmed(bytes, start, end);
    if (from < to) yield { from, to, number };
    start = end + 1;
  }
}

export function trimmed(bytes: Uint8Array, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && isBlank(bytes[start])) start++;
  while (end > start && isBlank(bytes[end - 1])) end--;
  return { from: start, to: end };
}

/** Blanks before a line; a tab counts as one, for kernels do not mix them with spaces where it matters. */
export const indentOf = (bytes: Uint8Array, { from }: Line): number =>
  from - 1 - bytes.subarray(0, from).lastIndexOf(NEWLINE);

/** What stands between blanks; a mark does not part these words, as it parts the scanner's tokens. */
export function wordsOf(bytes: Uint8Array, from: number, to: number): Span[] {
  const words: Span[] = [];
  let at = from;
  while (at < to) {
    while (at < to && isBlank(bytes[at])) at++;
    const start = at;
    while (at < to && !isBlank(bytes[at])) at++;
    if (at > start) words.push({ from: start, to: at });
  }
  return words;
}
