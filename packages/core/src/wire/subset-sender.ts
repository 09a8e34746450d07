import type { Readings } from '../model/readings.ts';
import { SchemaIndex } from '../model/schema-index.ts';
import { SchemaSubset } from '../model/schema-subset.ts';
import type { StatPath } from '../model/stat-path.ts';
import type { WireEvent } from './event-codec.ts';
import type { DecodedSweep } from './read-samples.ts';
import type { WireReader, WireUpdate } from './wire-reader.ts';
import { WireWriter } from './wire-writer.ts';

type Frame = Uint8Array<ArrayBuffer>;

/** What is read of the whole: a WireReader is it. */
export type Whole = Pick<WireReader, 'schema' | 'readings'>;

/** One epoch of the whole. */
interface Following {
  readonly subset: SchemaSubset;
  index: SchemaIndex;
  /** Index of the subset, made when an event asks for it. */
  own: SchemaIndex | undefined;
  /** What the reader has; undefined before its keyframe. */
  sent: Readings | undefined;
}

/**
 * A stream within a stream: of all that comes, some values, in frames that an ordinary reader reads. Its schema has
 * indexes of its own; a sweep that read none of its files sends nothing but its header.
 */
export class SubsetSender {
  readonly #writer = new WireWriter();
  readonly #name: string;
  readonly #chooses: (path: StatPath) => boolean;
  #following: Following | undefined;

  /**
   * @param name follows the epoch of the whole in that of the subset, so it must be another one for each reader.
   * @param chooses asked once for each value.
   */
  constructor(name: string, chooses: (path: StatPath) => boolean) {
    this.#name = name;
    this.#chooses = chooses;
  }

  /**
   * Frames that tell of the subset what an update told of the whole, in order. The first are a schema and, with the first
   * sweep, a keyframe.
   * @param whole as it is after the update.
   * @throws WireError as WireWriter.
   */
  frames(update: WireUpdate, whole: Whole): Frame[] {
    switch (update.kind) {
      case 'schema':
        return this.#begin(new SchemaIndex(update.schema));
      case 'schema-change':
        return this.#change(new SchemaIndex(update.schema));
      case 'sweep':
        return this.#sweep(update.sweep, whole.readings);
      case 'event':
        return this.#event(update.event);
    }
  }

  #begin(index: SchemaIndex): Frame[] {
    const { schema } = index;
    const subset = new SchemaSubset(`${schema.epoch} ${this.#name}`, schema, {
      chooses: this.#chooses,
    });
    subset.follow(index);
    this.#following = { subset, index, own: undefined, sent: undefined };
    return [this.#writer.schema(subset.schema)];
  }

  #change(index: SchemaIndex): Frame[] {
    const following = this.#following;
    if (following === undefined) return this.#begin(index);
    following.index = index;
    following.own = undefined;
    const { subset, sent } = following;
    const before = subset.schema.files;
    return subset.follow(index).map((change) => {
      for (const gone of change.removedFiles) {
        const file = before[gone];
        if (file !== undefined) sent?.forget(file);
      }
      return this.#writer.schemaChange(change);
    });
  }

  #sweep({ header, filesRead: all }: DecodedSweep, readings: Readings): Frame[] {
    const following = this.#following;
    if (following === undefined) return [];
    const { subset, sent } = following;
    const { schema } = subset;
    const filesRead = subset.take(readings, all);
    if (sent !== undefined) {
      const current = subset.readings;
      return [this.#writer.delta({ schema, header, current, sent, filesRead })];
    }
    following.sent = subset.readings.copy();
    return [this.#writer.keyframe({ schema, header, sent: following.sent, filesRead })];
  }

  #event(event: WireEvent): Frame[] {
    const following = this.#following;
    if (following === undefined) return [];
    if (!('values' in event)) return [this.#writer.event(event)];
    const values = event.values.flatMap((value) => this.#valueOf(following, value) ?? []);
    return values.length === 0 ? [] : [this.#writer.event({ ...event, values })];
  }

  #valueOf(following: Following, whole: number): number | undefined {
    const path = following.index.valuePath(whole);
    following.own ??= new SchemaIndex(following.subset.schema);
    return path === undefined ? undefined : following.own.resolvePath(path)?.index;
  }
}
