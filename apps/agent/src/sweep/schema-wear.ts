import type { Schema } from '@statsfs/core/model';

/**
 * What has gone is carried along in the schema until an epoch ends. One begins when twice what there was at the start of
 * the last, and this much more, has been handed out; readers refuse schemas of 2,097,152 entries.
 */
const ROOM_TO_GROW = 262_144;

/** How much of a schema is what has gone. */
export class SchemaWear {
  #sizeAtStart = 0;

  /** Another epoch begins, or the first has something in it at last. */
  begin(schema: Schema): void {
    this.#sizeAtStart = sizeOf(schema);
  }

  get hasBegun(): boolean {
    return this.#sizeAtStart > 0;
  }

  isWornOut(schema: Schema): boolean {
    return sizeOf(schema) > 2 * this.#sizeAtStart + ROOM_TO_GROW;
  }
}

/** Entries of all lists, what has gone included. */
const sizeOf = ({ slotCount, files, sources, values, descriptors, sets }: Schema): number =>
  slotCount + files.length + sources.length + values.length + descriptors.length + sets.length;
