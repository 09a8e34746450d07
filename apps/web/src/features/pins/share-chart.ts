import type { ResolvedValue, SchemaIndex } from '@statsfs/core/model';
import { parseStatPath } from '@statsfs/core/model';
import { MAX_PATHS, type Pin } from '../../workspace/pin.ts';

/** Whether values can share a chart: numbers of one unit and kind, without keys unless these add up. */
export function shareChart(values: readonly ResolvedValue[]): boolean {
  const [first] = values;
  return values.every(
    ({ descriptor }) =>
      descriptor.type !== 'text' &&
      (descriptor.keys.length === 0 || descriptor.kind === 'cumulative') &&
      descriptor.kind === first?.descriptor.kind &&
      JSON.stringify(descriptor.unit) === JSON.stringify(first.descriptor.unit),
  );
}

/** Whether one pin can be drawn in the chart of another: all that both name are values now, and can share one. */
export function canJoin(index: SchemaIndex, pin: Pin, into: Pin): boolean {
  const paths = [...new Set([...into.paths, ...pin.paths])];
  if (pin.id === into.id || paths.length < 2 || paths.length > MAX_PATHS) return false;
  const values = paths.flatMap((path) => valueAt(index, path) ?? []);
  return values.length === paths.length && shareChart(values);
}

/** The value of a path; undefined when there is none now. */
export function valueAt(index: SchemaIndex, text: string): ResolvedValue | undefined {
  const path = parseStatPath(text);
  const node = path === undefined ? undefined : index.find(path);
  return node?.kind === 'value' ? index.resolve(node.index) : undefined;
}
