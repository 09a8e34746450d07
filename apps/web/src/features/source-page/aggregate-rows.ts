import { aggregatesOf, type Fold, printedFold } from '@statsfs/core/aggregate';
import {
  type Descriptor,
  namesOf,
  type ResolvedValue,
  type SchemaIndex,
  type StatPath,
  slotsOf,
} from '@statsfs/core/model';

/** A fold that the filesystem printed itself, and what it can be held against. */
export interface PrintedTotal {
  readonly path: StatPath;
  readonly fold: Fold;
  /** The values that it is made of. */
  readonly parts: readonly StatPath[];
  /** Of the parts. */
  readonly descriptor: Descriptor;
}

/** One aggregate of a source: a descriptor, and the values of its subordinates that are folded. */
export interface AggregateRow {
  readonly descriptorIndex: number;
  readonly descriptor: Descriptor;
  /** In tree order. */
  readonly paths: readonly StatPath[];
  /** Cells of all the values: more than values when they are tables. */
  readonly cells: number;
  /** A value of the same name in the source itself: the kernel's own figure of the same thing. */
  readonly ownPath: StatPath | undefined;
  /** What that figure is, where its filesystem says so or is known for it. */
  readonly printed: PrintedTotal | undefined;
}

/** The fold under which the source's own figure is the same thing as ours. */
export const foldOfOwn = ({ printed }: AggregateRow): Fold => printed?.fold ?? 'sum';

/**
 * The aggregates over the subordinates of a source, by name. A value of the source itself is not folded with them: where
 * the kernel keeps a total beside its parts (debugfs/kvm), that would count everything twice. It is named instead, so
 * that both figures can be compared.
 */
export function aggregateRows(index: SchemaIndex, source: number): AggregateRow[] {
  const { schema } = index;
  const own = new Map<string, ResolvedValue>();
  for (const value of index.valuesOf(source)) {
    const resolved = index.resolve(value);
    if (resolved !== undefined) own.set(resolved.descriptor.name, resolved);
  }
  return aggregatesOf(index, source).flatMap(({ descriptor: descriptorIndex, values }) => {
    const descriptor = schema.descriptors[descriptorIndex];
    if (descriptor === undefined) return [];
    const paths: StatPath[] = [];
    let cells = 0;
    for (const at of values) {
      const value = schema.values[at];
      const path = index.valuePath(at);
      if (value === undefined || path === undefined || value.source === source) continue;
      paths.push(path);
      cells += slotsOf(schema, value);
    }
    const total = own.get(descriptor.name);
    const printed = total && printedTotal(total, descriptor, paths);
    return [{ descriptorIndex, descriptor, paths, cells, ownPath: total?.path, printed }];
  });
}

function printedTotal(
  { path, descriptor: own }: ResolvedValue,
  descriptor: Descriptor,
  below: readonly StatPath[],
): PrintedTotal | undefined {
  const names = namesOf(path);
  const printed = printedFold(own, descriptor, names[0] ?? '');
  if (printed === undefined) return undefined;
  const { fold, of } = printed;
  const depth = names.length + 1;
  const parts = of === 'all below' ? below : below.filter((part) => namesOf(part).length === depth);
  return parts.length === 0 ? undefined : { path, fold, parts, descriptor };
}
