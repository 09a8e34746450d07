import { COLON, EQUALS } from './byte-class.ts';
import { type LayoutOutcome, unrecognised } from './layout.ts';
import { LayoutBuilder } from './layout-builder.ts';
import { type Line, linesOf, type Span, wordsOf } from './lines.ts';
import { numberTypeOf } from './scan-number.ts';

/** The number of a line's own name: `total=67 N0=67`. */
const OWN_NUMBER = 'all';

/** A key and what it is said to be; `key=value` is one word, `key value` are two. */
interface Pair {
  readonly key: Span;
  readonly value: Span;
}

/** A line that names a source and says something about it. */
export interface NestedLine {
  readonly name: Span;
  /** Of the name itself. */
  readonly own: Span | undefined;
  readonly pairs: readonly Pair[];
}

/** A name and then pairs on each line, a source for each name; a line without pairs is passed over. */
export function layoutNestedKeyed(bytes: Uint8Array): LayoutOutcome {
  const builder = new LayoutBuilder(bytes);
  for (const line of linesOf(bytes)) {
    const nested = parseNestedLine(bytes, line);
    if (nested === undefined) builder.skipLine(line);
    else addLine(builder, bytes, line, nested);
    if (builder.isFull) break;
  }
  return builder.valueCount === 0
    ? unrecognised('expected lines of `name key=value …` or `name: key value …`')
    : builder.build();
}

/** @returns undefined for a line that is not a name and nothing but pairs. */
export function parseNestedLine(bytes: Uint8Array, line: Line): NestedLine | undefined {
  const [first, ...words] = wordsOf(bytes, line.from, line.to);
  if (first === undefined || words.length === 0) return undefined;
  const self = splitAtEquals(bytes, first);
  const pairs = pairsOf(bytes, words);
  if (pairs === undefined) return undefined;
  if (self !== undefined) return { name: self.key, own: self.value, pairs };
  const colon = bytes[first.to - 1] === COLON ? 1 : 0;
  const name = { from: first.from, to: first.to - colon };
  return name.from < name.to ? { name, own: undefined, pairs } : undefined;
}

function pairsOf(bytes: Uint8Array, words: readonly Span[]): Pair[] | undefined {
  const pairs: Pair[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (word === undefined) break;
    const joined = splitAtEquals(bytes, word);
    if (joined !== undefined) {
      pairs.push(joined);
      continue;
    }
    const value = words[++i];
    if (value === undefined || isNumber(bytes, word) || !isNumber(bytes, value)) return undefined;
    pairs.push({ key: word, value });
  }
  return pairs;
}

function splitAtEquals(bytes: Uint8Array, word: Span): Pair | undefined {
  const equals = bytes.subarray(0, word.to).indexOf(EQUALS, word.from);
  if (equals <= word.from) return undefined;
  return { key: { from: word.from, to: equals }, value: { from: equals + 1, to: word.to } };
}

const isNumber = (bytes: Uint8Array, { from, to }: Span): boolean =>
  numberTypeOf(bytes, from, to) !== undefined;

function addLine(builder: LayoutBuilder, bytes: Uint8Array, line: Line, nested: NestedLine): void {
  const { name, own, pairs } = nested;
  const sources = [builder.text(name)];
  const stated = own === undefined ? [] : [{ key: name, value: own }];
  let behind = line.from;
  for (const [i, { key, value }] of [...stated, ...pairs].entries()) {
    const isOwn = own !== undefined && i === 0;
    builder.label({ from: behind, to: key.to });
    addNumber(builder, bytes, value, { sources, name: isOwn ? OWN_NUMBER : builder.text(key) });
    behind = value.to;
  }
}

/** What is no number (`max`) has to stay as it is: the day it is one, the file is laid out anew. */
function addNumber(
  builder: LayoutBuilder,
  bytes: Uint8Array,
  { from, to }: Span,
  value: { readonly sources: readonly string[]; readonly name: string },
): void {
  const type = numberTypeOf(bytes, from, to);
  if (type === undefined) builder.label({ from, to });
  else if (builder.has(value.name, value.sources)) builder.skipNumber();
  else builder.number(value, type);
}
