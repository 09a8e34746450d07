import type { FormatSpec } from './format-spec.ts';
import { layoutFile } from './layout-file.ts';
import { isBlank, linesOf, type Span } from './lines.ts';
import { recogniseKeyed } from './recognise-keyed.ts';
import { isNestedKeyed } from './recognise-nested-keyed.ts';
import {
  hasBucketRanges,
  isHeaderPairs,
  recogniseColumns,
  recogniseVector,
} from './recognise-tables.ts';
import { numberTypeOf } from './scan-number.ts';
import { printableText } from './text.ts';

export type Recognition =
  | { readonly kind: 'format'; readonly format: FormatSpec }
  | { readonly kind: 'binary' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unrecognised'; readonly reason: string };

type Recogniser = (bytes: Uint8Array) => FormatSpec | undefined;

const recogniser =
  (format: FormatSpec, couldBe: (bytes: Uint8Array) => boolean): Recogniser =>
  (bytes) =>
    couldBe(bytes) ? format : undefined;

const always = (): boolean => true;

/**
 * Of files that begin with a word. Tried in this order; layouts that refuse all but their own files are recognisers by themselves. Keys and values come last:
 * `total=67 N0=67` would be a key, a number and an odd unit.
 */
const RECOGNISERS: readonly Recogniser[] = [
  recogniser({ kind: 'psi' }, always),
  recogniser({ kind: 'cpu-table' }, always),
  recogniser({ kind: 'bucket-rows' }, hasBucketRanges),
  recogniser({ kind: 'header-pairs' }, isHeaderPairs),
  recogniser({ kind: 'nested-keyed' }, isNestedKeyed),
  recogniseColumns,
];

const SCALAR: FormatSpec = { kind: 'scalar' };

/**
 * The format of a file that no catalog knows, from its content alone. Strict where `layoutFile` is lenient: prose that looks
 * keyed for a moment would be laid out anew on every sweep. `binary` means NUL, other control characters or invalid UTF-8.
 */
export function recogniseFormat(bytes: Uint8Array): Recognition {
  if (printableText(bytes) === undefined) return { kind: 'binary' };
  const [first, second] = linesOf(bytes);
  if (first === undefined) return { kind: 'empty' };
  for (const recognise of beginsWithNumber(bytes, first) ? [recogniseVector] : RECOGNISERS) {
    const format = recognise(bytes);
    if (format !== undefined && hasValues(format, bytes)) return { kind: 'format', format };
  }
  const keyed = recogniseKeyed(bytes);
  if (keyed.kind === 'format') return keyed;
  if (second !== undefined) return { kind: 'unrecognised', reason: keyed.reason };
  const scalar = layoutFile(SCALAR, bytes);
  return scalar.kind === 'layout' ? { kind: 'format', format: SCALAR } : scalar;
}

function beginsWithNumber(bytes: Uint8Array, { from, to }: Span): boolean {
  let end = from;
  while (end < to && !isBlank(bytes[end])) end++;
  return numberTypeOf(bytes, from, end) !== undefined;
}

function hasValues(format: FormatSpec, bytes: Uint8Array): boolean {
  const outcome = layoutFile(format, bytes);
  return outcome.kind === 'layout' && outcome.layout.values.length > 0;
}
