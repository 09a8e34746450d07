import { encodeWord, statsfsSchemaLines } from '@statsfs/core/format';
import {
  asMounted,
  encodeName,
  ROOT_SOURCE,
  type Schema,
  type SchemaIndex,
} from '@statsfs/core/model';

/*
 * `.schema`: what the numbers of a directory mean, for people and for agents that read file by file. After the format of
 * the 2020 follow-up (labels, then a block of lines for each value), with what that left out.
 *
 *   SOURCE 4711-12#1
 *   LABEL vm 4711-12
 *
 *   METRIC
 *   NAME exits
 *   FLAG CUMULATIVE
 *   TYPE u64
 *   UNIT count 10^0 exits
 *   CLEAR 0%0A
 *   DESC Exits of the guest to the host.
 *
 * Lines that say nothing are left out. Texts are encoded as names are in paths, so each stands on one line.
 */
export function schemaText(index: SchemaIndex, source: number): string {
  const { schema } = index;
  const head = [
    `SOURCE ${encodeName(schema.sources[source]?.identity ?? '')}`,
    ...labelLines(schema, source),
  ];
  const blocks = index.valuesOf(source).flatMap((value) => {
    const descriptor = schema.descriptors[schema.values[value]?.descriptor ?? -1];
    return descriptor === undefined ? [] : [statsfsSchemaLines(asMounted(descriptor))];
  });
  return [head, ...blocks].map((lines) => `${lines.join('\n')}\n`).join('\n');
}

/** Its own first, then that of the nearest ancestor. */
function labelLines(schema: Schema, source: number): string[] {
  const lines: string[] = [];
  for (let at = source; at !== ROOT_SOURCE; ) {
    const known = schema.sources[at];
    if (known === undefined) break;
    const { label, name, parent } = known;
    if (label !== '') lines.push(`LABEL ${encodeWord(label)} ${encodeName(name)}`);
    at = parent;
  }
  return lines;
}
