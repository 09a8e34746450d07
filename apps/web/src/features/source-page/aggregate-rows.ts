import { aggregatesOf } from '@statsfs/core/aggregate';
import { type Descriptor, type SchemaIndex, type StatPath, slotsOf } from '@statsfs/core/model';

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
}

/**
 * The aggregates over the subordinates of a source, by name. A value of the source itself is not folded with them: where
 * the kernel keeps a total beside its parts (debugfs/kvm), that would count everything twice. It is named instead, so
 * that both figures can be compared.
 */
export function aggregateRows(index: SchemaIndex, source: number): AggregateRow[] {
  const { schema } = index;
  const own = new Map<string, StatPath>();
  for (const value of index.valuesOf(source)) {
    const resolved = index.resolve(value);
    if (resolved !== undefined) own.set(resolved.descriptor.name, resolved.path);
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
    return [{ descriptorIndex, descriptor, paths, cells, ownPath: own.get(descriptor.name) }];
  });
}
