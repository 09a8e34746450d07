import { Readings, type Schema, type SchemaChange } from '@statsfs/core/model';
import {
  ChangeLog,
  type StreamPlace,
  type SweepHeader,
  type WireEvent,
  WireWriter,
} from '@statsfs/core/wire';

type Frame = Uint8Array<ArrayBuffer>;

/** What all readers of the frames have by now, and the frames that bring them further. */
export class FrameSender {
  readonly #writer = new WireWriter();
  #changeLog = new ChangeLog();
  #sent = new Readings();

  /**
   * Schema and keyframe for one who joins now.
   * @param from where one who comes back had come to: gets the changes since, where they are still known.
   */
  join(schema: Schema, header: SweepHeader, from?: StreamPlace): Frame[] {
    const missed = from === undefined ? undefined : this.#changeLog.since(from, schema);
    const keyframe = this.#writer.keyframe({ schema, header, sent: this.#sent, filesRead: [] });
    return [...(missed ?? [this.#writer.schema(schema)]), keyframe];
  }

  delta(
    schema: Schema,
    header: SweepHeader,
    current: Readings,
    filesRead: readonly number[],
  ): Frame {
    return this.#writer.delta({ schema, header, current, sent: this.#sent, filesRead });
  }

  event(event: WireEvent): Frame {
    return this.#writer.event(event);
  }

  /** @param before the schema that the change was made from. */
  change(before: Schema, change: SchemaChange): Frame {
    this.#sent.grow(change.slotCount, before.files.length + change.files.length);
    for (const index of change.removedFiles) {
      const file = before.files[index];
      if (file !== undefined) this.#sent.forget(file);
    }
    const frame = this.#writer.schemaChange(change);
    this.#changeLog.add(change.generation, frame);
    return frame;
  }

  /** Indexes mean something else from here on; everybody is to join anew, with these readings. */
  beginEpoch(current: Readings): void {
    this.#changeLog = new ChangeLog();
    this.#sent = current.copy();
  }
}
