import type { Readings } from '../model/readings.ts';
import type { Schema, SchemaChange } from '../model/schema.ts';
import { ByteWriter } from './byte-writer.ts';
import { type WireEvent, writeEvent } from './event-codec.ts';
import { writeFrame } from './frame.ts';
import { writeSchema, writeSchemaChange } from './schema-codec.ts';
import {
  findChanges,
  rememberSent,
  type SamplesInput,
  writeDelta,
  writeKeyframe,
} from './write-samples.ts';

/**
 * The sending end: turns schema, sweeps and events into whole frames.
 * Encodes once for all readers; one who joins gets `schema`, then `keyframe`, then the frames everybody gets.
 * Every method throws a WireError, 'frame-too-large' or 'malformed' for a string too long, rather than make a frame that
 * readers would refuse, and a RangeError for what is no integer.
 */
export class WireWriter {
  readonly #writer = new ByteWriter(1 << 16);
  #slots = new Uint32Array(0);

  schema(schema: Schema): Uint8Array<ArrayBuffer> {
    return writeFrame(this.#writer, 'schema', (w) => writeSchema(w, schema));
  }

  schemaChange(change: SchemaChange): Uint8Array<ArrayBuffer> {
    return writeFrame(this.#writer, 'schema-change', (w) => writeSchemaChange(w, change));
  }

  /** Also brings `input.sent` up to `input.current`, but not when it throws. */
  delta(input: SamplesInput): Uint8Array<ArrayBuffer> {
    const { schema, sent } = input;
    sent.grow(schema.slotCount, schema.files.length);
    if (this.#slots.length <= schema.slotCount) this.#slots = new Uint32Array(schema.slotCount + 1);
    const changes = findChanges(input, this.#slots);
    const frame = writeFrame(this.#writer, 'samples', (w) => writeDelta(w, input, changes));
    rememberSent(input, changes);
    return frame;
  }

  /** The readings as everybody has them, whole. `sent` may also be a reader's own: a hub joins its readers like that. */
  keyframe(input: Omit<SamplesInput, 'current'> & { sent: Readings }): Uint8Array<ArrayBuffer> {
    return writeFrame(this.#writer, 'samples', (w) => writeKeyframe(w, input));
  }

  event(event: WireEvent): Uint8Array<ArrayBuffer> {
    return writeFrame(this.#writer, 'event', (w) => writeEvent(w, event));
  }
}
