import { NOT_READ, type Schema } from '@statsfs/core/model';
import { HEADER_BYTES, WireError, WireReader } from '@statsfs/core/wire';
import { SNAPSHOT_FILE } from '../filesystems/statsfs/found-snapshot.ts';
import { ARENA_BYTES, type StatReader } from '../ports/stat-reader.ts';
import type { DirectoryCache } from './directory-cache.ts';

export interface SnapshotStreamParts {
  readonly reader: StatReader;
  readonly directories: DirectoryCache;
}

/** Frame header, epoch and generation, with which a schema begins. */
const START_BYTES = 512;

/**
 * A `.snapshot` read again and again: whole once, then its start, to see that it is the same schema of the same program,
 * and what is behind the schema. What does not fit on the schema any more is read whole again.
 */
export class SnapshotStream implements Disposable {
  readonly #parts: SnapshotStreamParts;
  readonly #directory: string;
  #descriptor = -1;
  #wire = new WireReader();
  /** Where the keyframe begins; 0 as long as no schema is known. */
  #keyframeAt = 0;
  #start = new Uint8Array(0);

  constructor(parts: SnapshotStreamParts, directory: string) {
    this.#parts = parts;
    this.#directory = directory;
  }

  /** As of the last good read. */
  get schema(): Schema | undefined {
    return this.#wire.schema;
  }

  get readings(): WireReader['readings'] {
    return this.#wire.readings;
  }

  /** @returns 0, or a code of core's `unreadable`; then schema and readings mean nothing. */
  read(): number {
    const { reader } = this.#parts;
    if (this.#descriptor < 0) {
      const opened = this.#parts.directories.openFile(this.#directory, [SNAPSHOT_FILE]);
      if (opened < 0) return -opened;
      this.#descriptor = opened;
    }
    const isSame = this.#keyframeAt > 0 && this.#beginsAsBefore();
    let problem = isSame ? this.#readFrom(this.#keyframeAt) : NOT_READ.reshaped;
    if (problem !== 0) {
      this.#begin();
      problem = this.#readFrom(0);
    }
    if (problem === 0) return 0;
    reader.close(this.#descriptor);
    this.#descriptor = -1;
    this.#begin();
    return problem;
  }

  [Symbol.dispose](): void {
    if (this.#descriptor >= 0) this.#parts.reader.close(this.#descriptor);
    this.#descriptor = -1;
  }

  /** Samples do not say of which program they are: another one may have a schema of the same length and generation. */
  #beginsAsBefore(): boolean {
    const { reader } = this.#parts;
    const start = this.#start;
    const length = reader.pread(this.#descriptor, 0, start.length, 0);
    return length === start.length && start.every((byte, at) => byte === reader.arena[at]);
  }

  #begin(): void {
    this.#wire = new WireReader();
    this.#keyframeAt = 0;
  }

  #readFrom(start: number): number {
    const { reader } = this.#parts;
    for (let offset = start; ; ) {
      const length = reader.pread(this.#descriptor, 0, ARENA_BYTES, offset);
      if (length < 0) return -length;
      // It ended before its keyframe did.
      if (length === 0) return NOT_READ.unrecognised;
      // A copy: the reader keeps the chunk, and the arena is read into again.
      const chunk = reader.arena.slice(0, length);
      if (offset === 0) {
        this.#keyframeAt = frameBytes(chunk);
        this.#start = chunk.slice(0, Math.min(START_BYTES, this.#keyframeAt));
      }
      const outcome = this.#push(chunk);
      if (outcome !== 'goes on') return outcome === 'complete' ? 0 : NOT_READ.unrecognised;
      offset += length;
    }
  }

  #push(chunk: Uint8Array): 'goes on' | 'complete' | 'malformed' {
    try {
      let isComplete = false;
      for (const { kind } of this.#wire.push(chunk)) isComplete ||= kind === 'sweep';
      return isComplete ? 'complete' : 'goes on';
    } catch (error) {
      if (error instanceof WireError) return 'malformed';
      throw error;
    }
  }
}

/** Length of the frame that a chunk begins with; 0 when it is too short to tell. */
function frameBytes(chunk: Uint8Array): number {
  if (chunk.length < HEADER_BYTES) return 0;
  const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  return HEADER_BYTES + view.getUint32(4, true);
}
