import { COLON } from './byte-class.ts';
import { type LayoutOutcome, unrecognised } from './layout.ts';
import { LayoutBuilder } from './layout-builder.ts';
import { type Line, linesOf, wordsOf } from './lines.ts';
import { numberTypeOf } from './scan-number.ts';

/** /proc/net/dev: two lines of header, then a source for each interface. */
export function layoutNetDev(bytes: Uint8Array): LayoutOutcome {
  const builder = new LayoutBuilder(bytes);
  let headerLines = 0;
  let columns: readonly string[] = [];
  for (const line of linesOf(bytes)) {
    if (headerLines < 2) {
      columns = columnNames(builder.text(line));
      builder.label(line);
      headerLines++;
    } else {
      const refusal = addInterface(builder, bytes, line, columns);
      if (refusal !== undefined) return unrecognised(`line ${line.number}: ${refusal}`);
    }
    if (headerLines === 2 && columns.length === 0) {
      return unrecognised('expected a second line of ` face |bytes … |bytes …`');
    }
    if (builder.isFull) break;
  }
  return headerLines < 2 ? unrecognised('expected two lines of header') : builder.build();
}

/** Received left of the second bar, transmitted right of it; both halves use the same words. */
function columnNames(header: string): string[] {
  const [, received, transmitted, ...more] = header.split('|');
  if (received === undefined || transmitted === undefined || more.length > 0) return [];
  const named = (prefix: string, half: string): string[] =>
    half
      .split(/\s+/)
      .filter((word) => word !== '')
      .map((word) => `${prefix}_${word}`);
  const names = [...named('rx', received), ...named('tx', transmitted)];
  return new Set(names).size === names.length ? names : [];
}

/** The last colon ends the name: names may hold colons, numbers cannot, and a long number touches its colon. */
function addInterface(
  builder: LayoutBuilder,
  bytes: Uint8Array,
  line: Line,
  columns: readonly string[],
): string | undefined {
  const colon = bytes.subarray(0, line.to).lastIndexOf(COLON);
  const label = { from: line.from, to: colon };
  const name = colon <= line.from ? '' : builder.text(label).trim();
  if (name === '') return 'expected an interface and a colon';
  const words = wordsOf(bytes, colon + 1, line.to);
  if (words.length !== columns.length) {
    return `expected ${columns.length} numbers, found ${words.length}`;
  }
  const sources = [name];
  if (builder.has(columns[0] ?? '', sources)) {
    builder.skipLine(line);
    return undefined;
  }
  builder.label(label);
  for (const [i, word] of words.entries()) {
    const type = numberTypeOf(bytes, word.from, word.to);
    if (type === undefined) return 'expected numbers behind the interface';
    builder.number({ sources, name: columns[i] ?? '' }, type);
  }
  return undefined;
}
