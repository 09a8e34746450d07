import { type LayoutOutcome, unrecognised } from './layout.ts';
import { LayoutBuilder } from './layout-builder.ts';
import { linesOf } from './lines.ts';
import { numberTypeOf } from './scan-number.ts';
import { MAX_TEXT_BYTES, readFileText } from './text.ts';

/** A file does not know its own name; whoever walks it does. */
export const VALUE_NAME = 'value';

/** One number, or one line of text such as `max`. */
export function layoutScalar(bytes: Uint8Array): LayoutOutcome {
  const [line, second] = linesOf(bytes);
  if (line === undefined) return unrecognised('empty');
  if (second !== undefined) return unrecognised('expected one value, found several lines');
  const builder = new LayoutBuilder(bytes);
  const type = numberTypeOf(bytes, line.from, line.to);
  if (type !== undefined) builder.number({ name: VALUE_NAME }, type);
  else if (readFileText(bytes, line.from, line.to) !== undefined) {
    builder.textOf({ name: VALUE_NAME }, 'file');
  } else {
    return unrecognised(`expected a number or printable text of up to ${MAX_TEXT_BYTES} bytes`);
  }
  return builder.build();
}
