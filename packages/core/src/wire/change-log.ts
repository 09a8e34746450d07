/** A place in a stream that a reader has come to: what it names to go on from there. */
export interface StreamPlace {
  readonly epoch: string;
  readonly generation: number;
}

/** Beyond it the whole schema is the cheaper answer for nearly every host, and memory of the sender is bounded. */
const MAX_LOG_BYTES = 1 << 20;

interface LoggedChange {
  readonly generation: number;
  readonly frame: Uint8Array<ArrayBuffer>;
}

/**
 * The last schema changes as they were sent, so that a reader that was away for a moment gets what it missed instead of
 * the whole schema. The oldest are forgotten beyond 1 MiB.
 */
export class ChangeLog {
  readonly #maxBytes: number;
  readonly #changes: LoggedChange[] = [];
  #bytes = 0;

  constructor(maxBytes = MAX_LOG_BYTES) {
    this.#maxBytes = maxBytes;
  }

  /** @param generation that the change leads to; the next one after that of the change before. */
  add(generation: number, frame: Uint8Array<ArrayBuffer>): void {
    this.#changes.push({ generation, frame });
    this.#bytes += frame.length;
    while (this.#bytes > this.#maxBytes) {
      this.#bytes -= this.#changes.shift()?.frame.length ?? this.#bytes;
    }
  }

  /**
   * Frames that lead from one generation to the schema, none when it is there already.
   * @returns undefined when the place is of another epoch, from the future, or too long ago.
   */
  since(place: StreamPlace, schema: StreamPlace): readonly Uint8Array<ArrayBuffer>[] | undefined {
    const missed = schema.generation - place.generation;
    if (place.epoch !== schema.epoch || missed < 0 || missed > this.#changes.length)
      return undefined;
    return this.#changes.slice(this.#changes.length - missed).map(({ frame }) => frame);
  }
}
