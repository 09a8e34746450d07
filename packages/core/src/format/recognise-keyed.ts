import { BYTE_CLASS, MARK } from './byte-class.ts';
import type { FormatSpec } from './format-spec.ts';
import { parseKeyedLine } from './keyed-line.ts';
import { MAX_VALUES_PER_FILE } from './layout.ts';
import { indentOf, type Line, linesOf, type Span, wordsOf } from './lines.ts';
import { numberTypeOf } from './scan-number.ts';
import { measureType, nameText } from './text.ts';

const COMMA = 44;
const EXPECTED = 'expected numbers, a table or `key value` lines';

export type KeyedRecognition =
  | { readonly kind: 'format'; readonly format: FormatSpec }
  | { readonly kind: 'refused'; readonly reason: string };

interface StrictLine {
  readonly name: string;
  readonly value: 'number' | 'text' | 'none';
  readonly indent: number;
}

const refused = (reason: string): KeyedRecognition => ({ kind: 'refused', reason });

/** A `key:` without a value, known by the place of its line among all that are. */
interface Section {
  readonly id: number;
  readonly indent: number;
}

/**
 * Lines of keys and values, most of them numbers: `indented` where deeper lines say more about a key without a value. A key
 * that comes again begins the next of several things (/proc/crypto), of which the first is no better than the others.
 */
export function recogniseKeyed(bytes: Uint8Array): KeyedRecognition {
  const keys = new Set<string>();
  const open: Section[] = [];
  let numbers = 0;
  let sections = 0;
  let before: StrictLine | undefined;
  for (const line of linesOf(bytes)) {
    const keyed = parseStrictly(bytes, line);
    if (keyed === undefined) return refused(`line ${line.number}: ${EXPECTED}`);
    const { name, value, indent } = keyed;
    if (before?.value === 'none' && indent > before.indent) sections++;
    while ((open.at(-1)?.indent ?? -1) >= indent) open.pop();
    const key = `${open.at(-1)?.id ?? ''}:${name}`;
    if (keys.has(key)) return refused(`line ${line.number}: the key \`${name}\` is there twice`);
    keys.add(key);
    if (keys.size > MAX_VALUES_PER_FILE) return refused(`more than ${MAX_VALUES_PER_FILE} values`);
    if (value === 'none') open.push({ id: keys.size, indent });
    if (value === 'number') numbers++;
    before = keyed;
  }
  if (2 * numbers < keys.size - sections) {
    return refused('expected numbers behind at least half of the keys');
  }
  return { kind: 'format', format: { kind: sections > 0 ? 'indented' : 'flat-keyed' } };
}

function parseStrictly(bytes: Uint8Array, line: Line): StrictLine | undefined {
  const keyed = parseKeyedLine(bytes, line);
  if (keyed === undefined) return undefined;
  const { key, value, isMarked } = keyed;
  // `0, 1` is a list, not a key called `0,`; `52:54:00:12:34:56` is an address, not 56 of something.
  const isTouching = isMarked && value.from === key.to + 1;
  if (bytes[key.to - 1] === COMMA || (isTouching && hasMark(bytes, key))) return undefined;
  const isNumber = isMeasure(bytes, value);
  if (!isNumber && !isMarked) return undefined;
  for (const word of wordsOf(bytes, key.from, key.to)) {
    if (numberTypeOf(bytes, word.from, word.to) !== undefined) return undefined;
  }
  return {
    name: nameText(bytes, key.from, key.to),
    value: isNumber ? 'number' : value.from < value.to ? 'text' : 'none',
    indent: indentOf(bytes, line),
  };
}

/** A number, perhaps with a unit; in `1 b=2` there is none. */
const isMeasure = (bytes: Uint8Array, value: Span): boolean =>
  !hasMark(bytes, value) && measureType(bytes, value.from, value.to) !== undefined;

function hasMark(bytes: Uint8Array, { from, to }: Span): boolean {
  for (let at = from; at < to; at++) if (BYTE_CLASS[bytes[at] ?? 0] === MARK) return true;
  return false;
}
