import {
  createDescriptor,
  type Descriptor,
  type NewValue,
  namesOf,
  parseStatPath,
  SchemaBuilder,
  SchemaIndex,
} from '@statsfs/core/model';
import { countOf } from '@statsfs/core/units';

/** A descriptor with everything a test does not care about filled in. */
export const makeDescriptor = (name: string, rest: Partial<Descriptor> = {}): Descriptor =>
  createDescriptor(name, { kind: 'cumulative', unit: countOf('events'), ...rest });

/** A schema with a value at each path; those of one source come from one file. */
export function makeSchema(
  paths: readonly string[],
  describe: (name: string, path: string) => Partial<Descriptor> = () => ({}),
): SchemaIndex {
  const files = new Map<string, NewValue[]>();
  for (const path of paths) {
    const names = namesOf(parseStatPath(path) ?? failOn(path));
    const source = names.slice(0, -1);
    const values = files.get(source.join('/')) ?? [];
    const name = names.at(-1) ?? '';
    const descriptor = makeDescriptor(name, describe(name, path));
    values.push({ source, descriptor, firstSlot: values.length, sets: [] });
    files.set(source.join('/'), values);
  }
  const builder = new SchemaBuilder('test', { name: 'orion', kernel: '6.18', bootId: 'boot' });
  for (const [source, values] of files) {
    const path = `/fixture/${source}`;
    builder.addFile({ path, filesystem: 'fixture', mode: 0o444, slotCount: values.length, values });
  }
  builder.commit();
  return new SchemaIndex(builder.schema);
}

/** `sources × values` paths: `s0/v0` … */
export const gridPaths = (sources: number, values: number): string[] =>
  Array.from(
    { length: sources * values },
    (_, i) => `s${Math.floor(i / values)}/value_${i % values}`,
  );

function failOn(path: string): never {
  throw new Error(`"${path}" is no path`);
}
