import { type LayoutOutcome, unrecognised } from './layout.ts';
import { LayoutBuilder } from './layout-builder.ts';
import { VALUE_NAME } from './layout-scalar.ts';
import { linesOf } from './lines.ts';
import { countedKey, overBlanks, parseNumberList } from './number-list.ts';

/** One line of numbers, with blanks or commas between: one table. */
export function layoutVector(bytes: Uint8Array, key: string): LayoutOutcome {
  const [line, second] = linesOf(bytes);
  if (line === undefined) return unrecognised('empty');
  if (second !== undefined) return unrecognised('expected one line of numbers, found several');
  const list = parseNumberList(bytes, line, 10);
  const end = list?.cells.at(-1)?.to;
  if (list === undefined || end === undefined || overBlanks(bytes, end, line.to) < line.to) {
    return unrecognised('expected nothing but numbers, with blanks or commas between');
  }
  const builder = new LayoutBuilder(bytes);
  builder.list({ name: VALUE_NAME }, countedKey(key, list.cells.length), list);
  return builder.build();
}
