import {
  type Descriptor,
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
    ...labelsOf(schema, source).map(({ label, name }) => `LABEL ${label} ${name}`),
  ];
  const blocks = index.valuesOf(source).flatMap((value) => {
    const descriptor = schema.descriptors[schema.values[value]?.descriptor ?? -1];
    return descriptor === undefined ? [] : [blockOf(descriptor)];
  });
  return [head, ...blocks].map((lines) => `${lines.join('\n')}\n`).join('\n');
}

interface LabelLine {
  readonly label: string;
  readonly name: string;
}

/** Its own first, then that of the nearest ancestor. */
function labelsOf(schema: Schema, source: number): LabelLine[] {
  const labels: LabelLine[] = [];
  for (let at = source; at !== ROOT_SOURCE; ) {
    const known = schema.sources[at];
    if (known === undefined) break;
    const { label, name, parent } = known;
    if (label !== '') labels.push({ label: encodeName(label), name: encodeName(name) });
    at = parent;
  }
  return labels;
}

function blockOf(descriptor: Descriptor): string[] {
  const { name, kind, type, width, unit, keys, states, aggregate, clear } = descriptor;
  const said = (word: string, text: string): string[] =>
    text === '' ? [] : [`${word} ${encodeName(text)}`];
  return [
    'METRIC',
    `NAME ${encodeName(name)}`,
    `FLAG ${kind.toUpperCase()}`,
    `TYPE ${type}`,
    ...(width === 64 ? [] : [`WIDTH ${width}`]),
    ...(unit.dimension === 'none' ? [] : [unitLine(descriptor)]),
    ...keys.map((key) => `KEY ${encodeName(key.name)} ${key.type}`),
    ...states.map((state) => `STATE ${state.number} ${encodeName(state.name)}`),
    ...(aggregate === 'none' ? [] : [`AGGREGATE ${aggregate}`]),
    ...(descriptor.stepsBack ? ['STEPS BACK'] : []),
    ...(clear.kind === 'write' ? said('CLEAR', clear.text) : []),
    ...said('DESC', descriptor.description),
    ...said('REF', descriptor.reference),
  ];
}

const unitLine = ({ unit: { dimension, radix, exponent, noun } }: Descriptor): string =>
  `UNIT ${dimension} ${radix}^${exponent}${noun === '' ? '' : ` ${encodeName(noun)}`}`;
