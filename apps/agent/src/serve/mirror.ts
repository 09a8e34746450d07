import { type Readings, SchemaIndex } from '@statsfs/core/model';
import type { SampleTimes } from '@statsfs/core/query';
import { type DecodedSweep, type Whole, WireReader, type WireUpdate } from '@statsfs/core/wire';
import type { SweepLink } from './sweep-link.ts';

/** Schema and readings as the last sweep left them, decoded from the frames that everybody gets. */
export class Mirror {
  readonly #reader = new WireReader();
  readonly #listeners = new Set<(update: WireUpdate) => void>();
  #sweep: DecodedSweep | undefined;
  #index: SchemaIndex | undefined;
  #joined = false;
  #wallMinusMonotonicMs = 0;
  #sweptUs = 0;

  constructor(link: SweepLink) {
    link.onFrames((bytes) => {
      if (this.#joined) this.#push(bytes);
    });
    link.join((bytes) => {
      this.#joined = true;
      this.#push(bytes);
    });
  }

  /** Undefined until the first sweep. */
  get index(): SchemaIndex | undefined {
    return this.#index;
  }

  get readings(): Readings {
    return this.#reader.readings;
  }

  /** What the frames so far add up to. */
  get whole(): Whole {
    return this.#reader;
  }

  /** The last sweep; undefined before the first. */
  get sweep(): DecodedSweep | undefined {
    return this.#sweep;
  }

  /** Calls back with each update, once it has been taken in. @returns what ends it. */
  onUpdate(listener: (update: WireUpdate) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get times(): SampleTimes {
    const offsetMs = this.#wallMinusMonotonicMs;
    return { wallOfUs: (us) => us / 1000 + offsetMs, sweptUs: this.#sweptUs };
  }

  #push(bytes: Uint8Array): void {
    for (const update of this.#reader.push(bytes)) {
      if (update.kind === 'schema' || update.kind === 'schema-change') {
        this.#index = new SchemaIndex(update.schema);
      } else if (update.kind === 'sweep') {
        this.#sweep = update.sweep;
        const { wallNs, monotonicNs } = update.sweep.header;
        this.#sweptUs = Number(monotonicNs / 1000n);
        this.#wallMinusMonotonicMs = Number((wallNs - monotonicNs) / 1000n) / 1000;
      }
      for (const listener of this.#listeners) listener(update);
    }
  }
}
