import { type LayoutOutcome, unrecognised } from './layout.ts';
import { LayoutBuilder } from './layout-builder.ts';
import { linesOf, wordsOf } from './lines.ts';
import { numberTypeOf } from './scan-number.ts';

/** One line of numbers, named in order. Kernels append columns: those without a name are skipped, absent ones left out. */
export function layoutRow(bytes: Uint8Array, columns: readonly string[]): LayoutOutcome {
  const [line, second] = linesOf(bytes);
  if (line === undefined) return unrecognised('empty');
  if (second !== undefined)
    return unrecognised('expected one line of numbers, found several lines');
  const builder = new LayoutBuilder(bytes);
  for (const [i, word] of wordsOf(bytes, line.from, line.to).entries()) {
    const type = numberTypeOf(bytes, word.from, word.to);
    if (type === undefined) return unrecognised(`column ${i + 1}: expected a number`);
    const name = columns[i];
    if (name === undefined) builder.skipNumber();
    else builder.number({ name }, type);
  }
  return builder.build();
}
