/* Which table a file is, from its content alone: strict, for each is tried on every file that no catalog knows. */
import { COLON } from './byte-class.ts';
import type { FormatSpec } from './format-spec.ts';
import { linesOf, type Span, wordsOf } from './lines.ts';
import { numberTypeOf } from './scan-number.ts';
import { nameText } from './text.ts';

/** Column names that say what a row is about; its other columns tell of that. */
const ROW_NAMES: ReadonlySet<string> = new Set(['cpu', 'node', 'queue']);
/** `%08x`, `%016lx`: a decimal number is not padded with zeros. */
const PADDED_HEX = /^(?:[0-9a-f]{8}|[0-9a-f]{16})$/;

/** A line of column names, then rows of as many numbers, the first of which may be a word. */
export function recogniseColumns(bytes: Uint8Array): FormatSpec | undefined {
  let names: readonly string[] | undefined;
  const firsts = new Set<string>();
  let rows = 0;
  let wordRows = 0;
  let hexRows = 0;
  for (const line of linesOf(bytes)) {
    const words = wordsOf(bytes, line.from, line.to);
    if (names === undefined) {
      if (words.length < 2 || words.some((word) => !isName(bytes, word))) return undefined;
      names = words.map(({ from, to }) => nameText(bytes, from, to));
      if (new Set(names).size < names.length) return undefined;
      continue;
    }
    const [first, ...others] = words;
    if (first === undefined || words.length !== names.length) return undefined;
    const isHex = words.every((word) => isPaddedHex(bytes, word));
    if (!isHex && !others.every((word) => isNumber(bytes, word))) return undefined;
    rows++;
    if (isHex) hexRows++;
    else if (isName(bytes, first)) wordRows++;
    else if (!isNumber(bytes, first)) return undefined;
    firsts.add(nameText(bytes, first.from, first.to));
  }
  if (names === undefined || rows === 0) return undefined;
  if (hexRows === rows) return { kind: 'columns', radix: 16, rows: 'numbered' };
  const isNamed = wordRows === rows || (wordRows === 0 && ROW_NAMES.has(names[0] ?? ''));
  if (hexRows > 0 || (wordRows > 0 && !isNamed) || (isNamed && firsts.size < rows))
    return undefined;
  return { kind: 'columns', radix: 10, rows: isNamed ? 'first-column' : 'numbered' };
}

/** One line of several numbers with blanks between; with commas it is as likely a list of CPUs. */
export function recogniseVector(bytes: Uint8Array): FormatSpec | undefined {
  const [line, second] = linesOf(bytes);
  if (line === undefined || second !== undefined) return undefined;
  const words = wordsOf(bytes, line.from, line.to);
  const isVector = words.length > 1 && words.every((word) => isNumber(bytes, word));
  return isVector ? { kind: 'vector', key: 'index' } : undefined;
}

/** Names, then as many numbers, both behind the same `word:`. */
export function isHeaderPairs(bytes: Uint8Array): boolean {
  let header: readonly Span[] | undefined;
  for (const line of linesOf(bytes)) {
    const words = wordsOf(bytes, line.from, line.to);
    const [group, ...cells] = words;
    if (group === undefined || bytes[group.to - 1] !== COLON) return false;
    const isHere = header === undefined ? isName : isNumber;
    if (!cells.every((cell) => isHere(bytes, cell))) return false;
    if (header !== undefined && header.length !== words.length) return false;
    header = header === undefined ? words : undefined;
  }
  return header === undefined;
}

/** A range in the header, `2-3`: without one it could be a list of anything. */
export function hasBucketRanges(bytes: Uint8Array): boolean {
  const [header] = linesOf(bytes);
  if (header === undefined) return false;
  return wordsOf(bytes, header.from, header.to).some(({ from, to }) =>
    /^\d+-\d+$/.test(nameText(bytes, from, to)),
  );
}

const isNumber = (bytes: Uint8Array, { from, to }: Span): boolean =>
  numberTypeOf(bytes, from, to) !== undefined;

/** Begins like a word, not like a number, an address or a line drawn under a heading. */
const isName = (bytes: Uint8Array, { from, to }: Span): boolean =>
  /^[#<]?[A-Za-z_]/.test(nameText(bytes, from, Math.min(to, from + 2)));

const isPaddedHex = (bytes: Uint8Array, { from, to }: Span): boolean =>
  to - from <= 16 && PADDED_HEX.test(nameText(bytes, from, to));
