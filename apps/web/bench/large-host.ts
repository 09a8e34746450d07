import { READ_OK, Readings, type SchemaIndex } from '@statsfs/core/model';

/** Figures of a host, all read and each another. */
export function readingsOf({ schema }: SchemaIndex): Readings {
  const readings = new Readings();
  readings.grow(schema.slotCount, schema.files.length);
  readings.status.fill(READ_OK);
  readings.words.forEach((_, at) => {
    readings.words[at] = at;
  });
  return readings;
}
