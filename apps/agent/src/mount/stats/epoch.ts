import type { Readings, SchemaIndex } from '@statsfs/core/model';
import type { DecodedSweep } from '@statsfs/core/wire';
import type { Generation } from './generation.ts';
import { SnapshotImage } from './snapshot-image.ts';

/** What is mounted for as long as indexes mean the same: one run of an agent. */
export class Epoch {
  readonly #images = new Map<number, SnapshotImage>();
  #now: Generation;
  #isOver = false;

  constructor(index: SchemaIndex, readings: Readings, firstInode: number) {
    this.#now = { index, readings, header: undefined, firstInode };
  }

  /** Another one has begun: nothing here changes any more. */
  get isOver(): boolean {
    return this.#isOver;
  }

  end(): void {
    this.#isOver = true;
  }

  get now(): Generation {
    return this.#now;
  }

  /** The tree changed. */
  change(index: SchemaIndex): void {
    this.#now = { ...this.#now, index };
    for (const [source, image] of this.#images) {
      if (index.schema.sources[source] === undefined) this.#images.delete(source);
      image.changed(this.#now);
    }
  }

  /** Figures changed. */
  sweep(header: DecodedSweep['header']): void {
    this.#now = { ...this.#now, header };
  }

  /** One image for all who read the snapshot of a source, so that its generations mean the same to all. */
  imageOf(source: number): SnapshotImage {
    const known = this.#images.get(source);
    if (known !== undefined) return known;
    const image = new SnapshotImage(this.#now, source);
    this.#images.set(source, image);
    return image;
  }
}
