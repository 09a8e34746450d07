import { type KeyedLine, parseKeyedLine } from './keyed-line.ts';
import { type LayoutOutcome, unrecognised } from './layout.ts';
import { LayoutBuilder } from './layout-builder.ts';
import { addKeyedValue } from './layout-flat-keyed.ts';
import { indentOf, linesOf } from './lines.ts';
import { measureType } from './text.ts';

/** A `key:` without a value, and how far it is indented. */
interface Section {
  readonly name: string;
  readonly indent: number;
}

/**
 * Keys and values as in `flat-keyed`, where a `key:` without a value is a source for the deeper indented lines below it.
 * What is indented below a key that has a value is beside that key: `goal_hits` below `extents_scanned` in ext4's mb_stats.
 */
export function layoutIndented(bytes: Uint8Array): LayoutOutcome {
  const builder = new LayoutBuilder(bytes);
  const sections: Section[] = [];
  for (const line of linesOf(bytes)) {
    const indent = indentOf(bytes, line);
    while ((sections.at(-1)?.indent ?? -1) >= indent) sections.pop();
    const keyed = parseKeyedLine(bytes, line);
    if (keyed === undefined || isProse(bytes, keyed)) {
      builder.skipLine(line);
    } else if (keyed.isMarked && keyed.value.from === keyed.value.to) {
      builder.label(line);
      sections.push({ name: builder.text(keyed.key), indent });
    } else {
      addKeyedValue(
        builder,
        bytes,
        keyed,
        sections.map(({ name }) => name),
      );
    }
    if (builder.isFull) break;
  }
  return builder.valueCount === 0 ? unrecognised('expected `key: value` lines') : builder.build();
}

/** Words with neither a mark nor a number: ext4 says there that it collects nothing. */
const isProse = (bytes: Uint8Array, { isMarked, value }: KeyedLine): boolean =>
  !isMarked && measureType(bytes, value.from, value.to) === undefined;
