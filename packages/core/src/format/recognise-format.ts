import type { FormatSpec } from './format-spec.ts';
import { parseKeyedLine } from './keyed-line.ts';
import { MAX_VALUES_PER_FILE } from './layout.ts';
import { layoutCpuTable } from './layout-cpu-table.ts';
import { layoutPsi } from './layout-psi.ts';
import { layoutScalar } from './layout-scalar.ts';
import { type Line, linesOf, wordsOf } from './lines.ts';
import { numberTypeOf } from './scan-number.ts';
import { measureType, nameText, printableText } from './text.ts';

export type Recognition =
  | { readonly kind: 'format'; readonly format: FormatSpec }
  | { readonly kind: 'binary' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unrecognised'; readonly reason: string };

const COMMA = 44;

/**
 * The format of a file that no catalog knows, from its content alone. Strict where `layoutFile` is lenient: prose that looks
 * keyed for a moment would be laid out anew on every sweep. `binary` means NUL, other control characters or invalid UTF-8.
 */
export function recogniseFormat(bytes: Uint8Array): Recognition {
  if (printableText(bytes) === undefined) return { kind: 'binary' };
  const [first, second] = linesOf(bytes);
  if (first === undefined) return { kind: 'empty' };
  if (layoutPsi(bytes).kind === 'layout') return { kind: 'format', format: { kind: 'psi' } };
  const table = layoutCpuTable(bytes);
  if (table.kind === 'layout' && table.layout.values.length > 0) {
    return { kind: 'format', format: { kind: 'cpu-table' } };
  }
  const refusal = refuseFlatKeyed(bytes);
  if (refusal === undefined) return { kind: 'format', format: { kind: 'flat-keyed' } };
  if (second !== undefined) return { kind: 'unrecognised', reason: refusal };
  const scalar = layoutScalar(bytes);
  return scalar.kind === 'layout' ? { kind: 'format', format: { kind: 'scalar' } } : scalar;
}

/** @returns why these are not lines of keys and values, most of them numbers. */
function refuseFlatKeyed(bytes: Uint8Array): string | undefined {
  const keys = new Set<string>();
  let numbers = 0;
  for (const line of linesOf(bytes)) {
    const keyed = parseStrictly(bytes, line);
    if (keyed === undefined) {
      return `line ${line.number}: expected a number, a table by CPU, pressure or \`key value\` lines`;
    }
    if (keys.has(keyed.name)) continue;
    keys.add(keyed.name);
    if (keyed.isNumber) numbers++;
    if (keys.size > MAX_VALUES_PER_FILE) return `more than ${MAX_VALUES_PER_FILE} values`;
  }
  return 2 * numbers < keys.size ? 'expected numbers behind at least half of the keys' : undefined;
}

function parseStrictly(
  bytes: Uint8Array,
  line: Line,
): { readonly name: string; readonly isNumber: boolean } | undefined {
  const keyed = parseKeyedLine(bytes, line);
  if (keyed === undefined) return undefined;
  const { key, value } = keyed;
  // `0, 1` is a list, not a key called `0,`.
  if (bytes[key.to - 1] === COMMA) return undefined;
  const isNumber = measureType(bytes, value.from, value.to) !== undefined;
  if (!isNumber && !keyed.isMarked) return undefined;
  for (const word of wordsOf(bytes, key.from, key.to)) {
    if (numberTypeOf(bytes, word.from, word.to) !== undefined) return undefined;
  }
  return { name: nameText(bytes, key.from, key.to), isNumber };
}
