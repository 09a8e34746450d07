import { ERRNO } from '../errno.ts';
import type { Later } from '../later.ts';
import { type OpenFile, POLL } from '../open-file.ts';
import type { Epoch } from './epoch.ts';
import type { Freshness } from './freshness.ts';
import type { SnapshotImage } from './snapshot-image.ts';
import { copyFrom } from './text-reader.ts';

/**
 * One opening of a `.snapshot`. Who reads on where the last read ended gets the rest of the same sweep; any other read
 * is of the last sweep, so that one value can be read again and again at its offset. As with sysfs, poll(2) says POLLPRI
 * when the schema is another than at the last read.
 */
export class SnapshotFile implements OpenFile {
  readonly #image: SnapshotImage;
  readonly #epoch: Epoch;
  #bytes: Uint8Array;
  #next = 0;
  #generation: number;
  #wake: (() => void) | undefined;

  readonly #freshness: Freshness | undefined;
  readonly #pid: number;

  /**
   * @param epoch that the image is of; another may begin while the file is open.
   * @param pid of the reader.
   */
  constructor(image: SnapshotImage, epoch: Epoch, freshness: Freshness | undefined, pid: number) {
    this.#image = image;
    this.#epoch = epoch;
    this.#freshness = freshness;
    this.#pid = pid;
    this.#bytes = image.bytes(epoch.now);
    this.#generation = image.generation(epoch.now);
  }

  read(into: Uint8Array, sizeBytes: number, offset: number): number | Later<Uint8Array> {
    if (offset === 0 || offset !== this.#next) {
      // What stands still for ever must not look alive.
      if (this.#epoch.isOver) return -ERRNO.ENODEV;
      const later = this.#freshness?.later(this.#pid, () => this.#part(sizeBytes, offset));
      if (later !== undefined) return later;
      this.#begin();
    }
    const length = copyFrom(this.#bytes, into, sizeBytes, offset);
    this.#next = offset + length;
    return length;
  }

  /** The first part of a sweep, or one value of it. */
  #part(sizeBytes: number, offset: number): Uint8Array {
    this.#begin();
    const part = this.#bytes.subarray(offset, offset + sizeBytes);
    this.#next = offset + part.length;
    return part;
  }

  #begin(): void {
    this.#bytes = this.#image.bytes(this.#epoch.now);
    this.#generation = this.#image.generation(this.#epoch.now);
  }

  write(): number {
    return -ERRNO.EACCES;
  }

  poll(wake: () => void): number {
    if (this.#wake === undefined) {
      this.#wake = wake;
      this.#image.onChange(wake);
    }
    const isOld = this.#image.generation(this.#epoch.now) !== this.#generation;
    return isOld ? POLL.in | POLL.pri | POLL.err : POLL.in;
  }

  release(): void {
    if (this.#wake !== undefined) this.#image.forget(this.#wake);
  }
}
