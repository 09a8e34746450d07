import { type LayoutOutcome, unrecognised } from './layout.ts';
import { LayoutBuilder } from './layout-builder.ts';
import { linesOf, type Span, wordsOf } from './lines.ts';
import { formOf, type Radix } from './number-list.ts';

/** How the rows of a table are written. */
export interface ColumnRows {
  readonly radix: Radix;
  /** What names a row: its first column, or its place, counted from 0. */
  readonly rows: 'first-column' | 'numbered';
}

/**
 * A line of column names, then a source for each row. Words in a row have to stay as they are, numbers without a name are
 * skipped; a second row of the same name gives nothing. There may be no rows.
 */
export function layoutColumns(bytes: Uint8Array, rows: ColumnRows): LayoutOutcome {
  const builder = new LayoutBuilder(bytes);
  let names: readonly string[] | undefined;
  let row = 0;
  for (const line of linesOf(bytes)) {
    const words = wordsOf(bytes, line.from, line.to);
    if (names === undefined) {
      names = words.map((word) => builder.text(word));
      builder.label(line);
    } else {
      addRow(builder, bytes, rows, { words, names, row: row++ });
    }
    if (builder.isFull) break;
  }
  return row > 0 && builder.valueCount === 0
    ? unrecognised('expected a line of column names, then rows of numbers')
    : builder.build();
}

interface Row {
  readonly words: readonly Span[];
  readonly names: readonly string[];
  /** Its place, counted from 0. */
  readonly row: number;
}

function addRow(
  builder: LayoutBuilder,
  bytes: Uint8Array,
  { radix, rows }: ColumnRows,
  { words, names, row }: Row,
): void {
  const [first] = words;
  if (first === undefined) return;
  const isNamed = rows === 'first-column';
  const sources = [isNamed ? builder.text(first) : String(row)];
  for (const [column, word] of words.entries()) {
    const name = names[column];
    const form = formOf(bytes, word, radix);
    if ((isNamed && column === 0) || form === undefined) builder.label(word);
    else if (name === undefined || builder.has(name, sources)) {
      builder.skipNumber(form);
    } else builder.number({ sources, name }, form);
  }
}
