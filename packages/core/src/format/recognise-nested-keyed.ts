import { COLON, EQUALS } from './byte-class.ts';
import { type NestedLine, parseNestedLine } from './layout-nested-keyed.ts';
import { linesOf, type Span } from './lines.ts';
import { numberTypeOf } from './scan-number.ts';
import { nameText } from './text.ts';

/** What cgroup files print for no limit at all (io.max). */
const NO_LIMIT = 'max';

/** Each line is a name and pairs: `8:0 rbytes=1 wbytes=2`, `TCP: inuse 5 orphan 0`, `total=67 N0=67`. */
export function isNestedKeyed(bytes: Uint8Array): boolean {
  const names = new Set<string>();
  let pairs = 0;
  let hasOwn = false;
  for (const line of linesOf(bytes)) {
    const nested = parseNestedLine(bytes, line);
    if (nested === undefined || !isStrict(bytes, nested)) return false;
    const name = nameText(bytes, nested.name.from, nested.name.to);
    if (names.has(name)) return false;
    names.add(name);
    pairs += nested.pairs.length;
    hasOwn ||= nested.own !== undefined;
  }
  // A single `a=1 b=2` names nothing, and a single `word: word 5` is a text.
  return names.size > 1 || (pairs > 1 && !hasOwn);
}

function isStrict(bytes: Uint8Array, { name, own, pairs }: NestedLine): boolean {
  const isMarked = own === undefined && bytes[name.to] === COLON;
  // `206 N0=206` is a number and what it is made of.
  if (isNumber(bytes, name) && !isMarked) return false;
  if (own !== undefined && !isNumber(bytes, own)) return false;
  return pairs.every(({ key, value }) => {
    // Words and numbers in turn are prose where no mark says otherwise: `total of 5 pages in 3`.
    if (!isMarked && bytes[key.to] !== EQUALS) return false;
    return isNumber(bytes, value) || nameText(bytes, value.from, value.to) === NO_LIMIT;
  });
}

const isNumber = (bytes: Uint8Array, { from, to }: Span): boolean =>
  numberTypeOf(bytes, from, to) !== undefined;
