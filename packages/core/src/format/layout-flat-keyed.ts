import { type KeyedLine, parseKeyedLine } from './keyed-line.ts';
import { type LayoutOutcome, unrecognised } from './layout.ts';
import { LayoutBuilder } from './layout-builder.ts';
import { linesOf, wordsOf } from './lines.ts';
import { measureType, readLineText } from './text.ts';

const HERE: readonly string[] = [];

/** A key and a value on each line; a line without a value is passed over, and so is a key's second line. */
export function layoutFlatKeyed(bytes: Uint8Array): LayoutOutcome {
  const builder = new LayoutBuilder(bytes);
  for (const line of linesOf(bytes)) {
    const keyed = parseKeyedLine(bytes, line);
    if (keyed === undefined) builder.skipLine(line);
    else addKeyedValue(builder, bytes, keyed, HERE);
    if (builder.isFull) break;
  }
  return builder.valueCount === 0 ? unrecognised('expected `key value` lines') : builder.build();
}

/** A number, with its unit as part of the shape, or a text; the first of a name in its source. */
export function addKeyedValue(
  builder: LayoutBuilder,
  bytes: Uint8Array,
  { key, value }: KeyedLine,
  sources: readonly string[],
): void {
  const name = builder.text(key);
  builder.label(key);
  const type = measureType(bytes, value.from, value.to);
  if (builder.has(name, sources)) {
    builder.skipRest();
  } else if (type !== undefined) {
    builder.number({ sources, name }, type);
    const [, unit] = wordsOf(bytes, value.from, value.to);
    if (unit !== undefined) builder.label(unit);
  } else if (readLineText(bytes, value.from, value.to) !== undefined) {
    builder.textOf({ sources, name }, 'line');
  } else {
    builder.skipRest();
  }
}
