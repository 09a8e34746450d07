import { READ_OK, type Readings, type Schema, SchemaIndex } from '../src/model/index.ts';
import { cellKeys, cellTexts } from '../src/query/index.ts';

/** Every value that a reader of a schema sees, in tree order: its path, its figures or status, and how it was made. */
export function toLines(schema: Schema, readings: Readings): string[] {
  const index = new SchemaIndex(schema);
  return [...index.valuesBelow(0)].map((number) => {
    const value = index.resolve(number);
    if (value === undefined) throw new Error(`Value ${number} has gone`);
    const { path, descriptor } = value;
    const status = readings.status[value.value.file];
    if (status !== READ_OK) return `${path} status ${status}`;
    const texts = cellTexts(index, readings, value);
    const figures =
      descriptor.keys.length === 0
        ? texts
        : cellKeys(index, value).map((keys, at) => `${keys.join(',')}=${texts[at]}`);
    const made = descriptor.aggregate === 'none' ? [] : [`(${descriptor.aggregate})`];
    return [path, ...figures, ...made].join(' ');
  });
}
