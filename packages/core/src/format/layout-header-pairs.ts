import { COLON } from './byte-class.ts';
import { type LayoutOutcome, unrecognised } from './layout.ts';
import { LayoutBuilder } from './layout-builder.ts';
import { type Line, linesOf, type Span, wordsOf } from './lines.ts';
import { numberTypeOf } from './scan-number.ts';

/** Pairs of lines that begin with the same word: names, then as many numbers, signed where one is (MaxConn of Tcp). */
export function layoutHeaderPairs(bytes: Uint8Array): LayoutOutcome {
  const builder = new LayoutBuilder(bytes);
  let header: Line | undefined;
  for (const line of linesOf(bytes)) {
    if (header === undefined) {
      header = line;
      continue;
    }
    if (!addPair(builder, bytes, header, line)) return unrecognised(expectedAt(line));
    header = undefined;
    if (builder.isFull) break;
  }
  if (header !== undefined && !builder.isFull) return unrecognised(expectedAt(header));
  return builder.build();
}

const expectedAt = ({ number }: Line): string =>
  `line ${number}: expected a line of names and a line of numbers, both behind the same \`word:\``;

/** Numbers that the header has no name for are skipped, names without a number left out. */
function addPair(builder: LayoutBuilder, bytes: Uint8Array, header: Line, line: Line): boolean {
  const [group, ...names] = wordsOf(bytes, header.from, header.to);
  const [sameGroup, ...numbers] = wordsOf(bytes, line.from, line.to);
  if (group === undefined || sameGroup === undefined) return false;
  const name = builder.text(group);
  if (bytes[group.to - 1] !== COLON || name !== builder.text(sameGroup)) return false;
  const sources = [name.slice(0, -1)];
  // One label: the names of the numbers may not change, nor their order.
  builder.label({ from: header.from, to: sameGroup.to });
  return numbers.every((number, i) =>
    addNumber(builder, bytes, number, { sources, span: names[i] }),
  );
}

function addNumber(
  builder: LayoutBuilder,
  bytes: Uint8Array,
  { from, to }: Span,
  { sources, span }: { readonly sources: readonly string[]; readonly span: Span | undefined },
): boolean {
  const type = numberTypeOf(bytes, from, to);
  if (type === undefined) return false;
  const name = span === undefined ? '' : builder.text(span);
  if (span === undefined || builder.has(name, sources)) builder.skipNumber();
  else builder.number({ sources, name }, type);
  return true;
}
