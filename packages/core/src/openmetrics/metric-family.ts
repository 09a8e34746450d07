import { cellUnitOf } from '../model/descriptor.ts';
import type { ResolvedValue, SchemaIndex } from '../model/schema-index.ts';
import { metricUnit } from './base-unit-text.ts';
import { bucketsOf } from './bucket-bounds.ts';
import { familyName, plainName } from './metric-name.ts';

export type MetricType = 'counter' | 'gauge' | 'histogram' | 'unknown';

/** Values of one subsystem that have name, type and unit in common: in OpenMetrics they stand together. */
export interface MetricFamily {
  /** Of a counter without `_total`. */
  readonly name: string;
  readonly type: MetricType;
  /** '' where there is none that OpenMetrics names. */
  readonly unit: string;
  readonly help: string;
  /** Indexes of the values, in the order of the tree. */
  readonly values: readonly number[];
}

interface Gathered {
  readonly subsystem: string;
  readonly valueName: string;
  readonly type: MetricType;
  readonly unit: string;
  readonly descriptions: Set<string>;
  readonly values: number[];
}

/**
 * The families of a tree. Texts are in none: OpenMetrics has numbers only.
 * @param taken names that are used for something else.
 */
export function metricFamilies(
  index: SchemaIndex,
  taken: readonly string[] = [],
): readonly MetricFamily[] {
  const gathered = new Map<string, Gathered>();
  for (const number of index.valuesBelow(0)) {
    const resolved = index.resolve(number);
    if (resolved === undefined || resolved.descriptor.type === 'text') continue;
    gather(gathered, index, resolved);
  }
  const claimed = new Set(taken);
  return [...gathered.values()].map((one) => familyOf(one, claimed));
}

function gather(
  gathered: Map<string, Gathered>,
  index: SchemaIndex,
  resolved: ResolvedValue,
): void {
  const { descriptor, path } = resolved;
  const type = typeOf(index, resolved);
  const unit = metricUnit(type === 'histogram' ? descriptor.unit : cellUnitOf(descriptor));
  const slash = path.indexOf('/');
  const subsystem = slash < 0 ? '' : path.slice(0, slash);
  const key = [subsystem, plainName(descriptor.name), type, unit].join('\n');
  const known = gathered.get(key);
  if (known !== undefined) {
    known.values.push(resolved.index);
    known.descriptions.add(descriptor.description);
    return;
  }
  gathered.set(key, {
    subsystem,
    valueName: descriptor.name,
    type,
    unit,
    descriptions: new Set([descriptor.description]),
    values: [resolved.index],
  });
}

function typeOf(index: SchemaIndex, resolved: ResolvedValue): MetricType {
  const { kind } = resolved.descriptor;
  switch (kind) {
    case 'cumulative':
      return 'counter';
    case 'floating':
    case 'peak':
      return 'gauge';
    case 'histogram':
      return bucketsOf(index, resolved) === undefined || resolved.descriptor.type !== 'u64'
        ? 'unknown'
        : 'histogram';
    case 'unknown':
      return 'unknown';
  }
}

function familyOf(one: Gathered, claimed: Set<string>): MetricFamily {
  const { type, unit, values } = one;
  let name = familyName(one.subsystem, one.valueName, unit);
  // The spec lets no sample of one family have the name that a sample of another has or could have.
  while (namesTaken(name).some((taken) => claimed.has(taken))) name = withType(name, type, unit);
  for (const taken of namesTaken(name)) claimed.add(taken);
  return { name, type, unit, help: helpOf(one), values };
}

const SUFFIXES = [
  '',
  '_total',
  '_created',
  '_bucket',
  '_count',
  '_sum',
  '_info',
  '_gcount',
  '_gsum',
];
const namesTaken = (name: string): string[] => SUFFIXES.map((suffix) => `${name}${suffix}`);

/** The type goes before the unit, which has to be the end. */
function withType(name: string, type: MetricType, unit: string): string {
  const end = unit === '' ? '' : `_${unit}`;
  return `${name.slice(0, name.length - end.length)}_${type}${end}`;
}

/** What all of them are; where sources tell different things, the tree is the place to look. */
function helpOf({ descriptions, valueName, subsystem }: Gathered): string {
  const [only = ''] = descriptions;
  if (descriptions.size === 1 && only !== '') return only;
  const what = `Value ${valueName} of ${subsystem === '' ? 'the host' : subsystem}`;
  return only === '' && descriptions.size === 1
    ? `${what}, which nobody has described.`
    : `${what}; what it means depends on its source.`;
}
