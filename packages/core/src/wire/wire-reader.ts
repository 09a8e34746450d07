import { Readings } from '../model/readings.ts';
import { applySchemaChange, type Schema, type SchemaChange } from '../model/schema.ts';
import { ByteReader } from './byte-reader.ts';
import type { StreamPlace } from './change-log.ts';
import { checkChange } from './check-change.ts';
import { checkSchema } from './check-schema.ts';
import { readEvent, type WireEvent } from './event-codec.ts';
import type { RawFrame } from './frame.ts';
import { FrameDecoder } from './frame-decoder.ts';
import { type DecodedSweep, readSamples } from './read-samples.ts';
import { readSchema, readSchemaChange } from './schema-codec.ts';
import { WireError } from './wire-error.ts';

/** What a frame meant. The readings themselves are in `WireReader.readings`. */
export type WireUpdate =
  | { readonly kind: 'schema'; readonly schema: Schema }
  | { readonly kind: 'schema-change'; readonly schema: Schema; readonly change: SchemaChange }
  | { readonly kind: 'sweep'; readonly sweep: DecodedSweep }
  | { readonly kind: 'event'; readonly event: WireEvent };

/**
 * The receiving end: bytes in, updates out. Holds the schema and the readings that the frames add up to.
 * After a WireError it is spent: join anew with a new one.
 */
export class WireReader {
  #decoder = new FrameDecoder();
  #schema: Schema | undefined;
  #hasKeyframe = false;
  #readings = new Readings();
  #failure: WireError | undefined;

  /** The schema of the last generation received, undefined before the first frame. */
  get schema(): Schema | undefined {
    return this.#schema;
  }

  /** Borrowed: changes with the next frame, another object after a schema. Not whole after a WireError. */
  get readings(): Readings {
    return this.#readings;
  }

  /**
   * The chunk is taken at once, its frames are applied as the updates are asked for.
   * @throws WireError, and the same again ever after: later frames would build upon readings that are not whole.
   */
  push(chunk: Uint8Array): Generator<WireUpdate> {
    if (this.#failure !== undefined) throw this.#failure;
    return this.#updates(this.#decoder.push(chunk));
  }

  /** What to name to a sender to go on from here, undefined before the first schema and after a WireError. */
  get place(): StreamPlace | undefined {
    if (this.#failure !== undefined || this.#schema === undefined) return undefined;
    const { epoch, generation } = this.#schema;
    return { epoch, generation };
  }

  /**
   * Goes on over another connection, whose sender was told `place`: half a frame that had come is forgotten, schema and
   * readings stay. What comes are the schema changes that were missed or a schema, then a keyframe.
   * @throws WireError what `push` threw before.
   */
  resume(): void {
    if (this.#failure !== undefined) throw this.#failure;
    this.#decoder = new FrameDecoder();
    this.#hasKeyframe = false;
  }

  /** @throws WireError 'truncated' when the stream ended inside a frame, or what `push` threw before. */
  end(): void {
    if (this.#failure !== undefined) throw this.#failure;
    this.#decoder.end();
  }

  *#updates(frames: Generator<RawFrame>): Generator<WireUpdate> {
    try {
      for (const frame of frames) yield this.#apply(frame);
    } catch (error) {
      if (error instanceof WireError) this.#failure = error;
      throw error;
    }
  }

  #apply(frame: RawFrame): WireUpdate {
    const reader = new ByteReader(frame.body);
    switch (frame.kind) {
      case 'schema':
        return this.#applySchema(reader);
      case 'schema-change':
        return this.#applyChange(reader, this.#expectSchema());
      case 'samples': {
        const sweep = readSamples(reader, this.#expectSchema(), this.#readings, this.#hasKeyframe);
        this.#hasKeyframe = true;
        return { kind: 'sweep', sweep };
      }
      case 'event':
        return { kind: 'event', event: readEventOf(this.#expectSchema(), reader) };
    }
  }

  #applySchema(reader: ByteReader): WireUpdate {
    const schema = readSchema(reader);
    reader.end();
    checkSchema(schema);
    this.#schema = schema;
    this.#hasKeyframe = false;
    // Slots wait for the keyframe, whose bytes justify them; files have come as entries of the schema.
    this.#readings = new Readings();
    this.#readings.grow(0, schema.files.length);
    return { kind: 'schema', schema };
  }

  #applyChange(reader: ByteReader, before: Schema): WireUpdate {
    const change = readSchemaChange(reader);
    reader.end();
    checkChange(before, change);
    const schema = applySchemaChange(before, change);
    checkSchema(schema);
    this.#schema = schema;
    this.#readings.grow(this.#hasKeyframe ? schema.slotCount : 0, schema.files.length);
    for (const index of change.removedFiles) {
      const file = before.files[index];
      if (file !== undefined) this.#readings.forget(file);
    }
    return { kind: 'schema-change', schema, change };
  }

  #expectSchema(): Schema {
    if (this.#schema === undefined) {
      throw new WireError('unexpected-frame', 'Expected a schema first', 0);
    }
    return this.#schema;
  }
}

function readEventOf(schema: Schema, reader: ByteReader): WireEvent {
  const event = readEvent(reader);
  const known = schema.values.length;
  if ('values' in event && event.values.some((value) => value >= known)) {
    throw reader.error('malformed', `Event about a value beyond the ${known} of the schema`);
  }
  return event;
}
