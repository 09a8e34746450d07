import { type Readings, SchemaIndex } from '@statsfs/core/model';
import { WireReader } from '@statsfs/core/wire';
import type { SweepLink } from './sweep-link.ts';

/** Schema and readings as the last sweep left them, decoded from the frames that everybody gets. */
export class Mirror {
  readonly #reader = new WireReader();
  #index: SchemaIndex | undefined;
  #joined = false;
  #wallMinusMonotonicMs = 0;

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

  /** Wall-clock milliseconds of a monotonic microsecond. */
  readonly wallOfUs = (us: number): number => us / 1000 + this.#wallMinusMonotonicMs;

  #push(bytes: Uint8Array): void {
    for (const update of this.#reader.push(bytes)) {
      if (update.kind === 'schema' || update.kind === 'schema-change') {
        this.#index = new SchemaIndex(update.schema);
      } else if (update.kind === 'sweep') {
        const { wallNs, monotonicNs } = update.sweep.header;
        this.#wallMinusMonotonicMs = Number((wallNs - monotonicNs) / 1000n) / 1000;
      }
    }
  }
}
