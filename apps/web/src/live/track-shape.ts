import { type Descriptor, type SchemaIndex, type StatPath, slotsOf } from '@statsfs/core/model';

/** What a value is, as of the schema that its samples belong to. */
export interface TrackShape {
  readonly epoch: string;
  /** Index of the value in the schema. Within an epoch another index under the same path is another source. */
  readonly index: number;
  readonly cellCount: number;
  readonly descriptor: Descriptor;
}

/** @returns undefined when the schema has no value of that path. */
export function trackShape(schema: SchemaIndex, path: StatPath): TrackShape | undefined {
  const resolved = schema.resolvePath(path);
  if (resolved === undefined) return undefined;
  return {
    epoch: schema.schema.epoch,
    index: resolved.index,
    cellCount: slotsOf(schema.schema, resolved.value),
    descriptor: resolved.descriptor,
  };
}

/**
 * Whether samples of `after` may follow those of `before` in one line. A restarted agent (another epoch) reads the same
 * kernel counters; a value that left and came back within an epoch belongs to another source.
 */
export const canContinue = (before: TrackShape, after: TrackShape): boolean =>
  before.cellCount === after.cellCount &&
  before.descriptor.type === after.descriptor.type &&
  before.descriptor.kind === after.descriptor.kind &&
  (before.epoch !== after.epoch || before.index === after.index);
