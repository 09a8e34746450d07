import type { StatFile } from './schema.ts';
import { createWords, type Words } from './words.ts';

/** Status of a file that was never read: no data yet. Any other non-zero status is a code of `unreadable`. */
export const NO_DATA = 0xffff;
/** Status of a file whose slots hold what its last read found. */
export const READ_OK = 0;

/**
 * The columns that go with a schema: a slot per cell, and per file whether and when it was read.
 * An unreadable file keeps the slots of its last good read, so a later delta has its base; readers must look at the status first.
 */
export class Readings {
  words: Words = createWords(0);
  /** Strings of text values, by slot. */
  readonly texts = new Map<number, string>();
  /** Takes a text that a scan found; bound once, because a sweep passes it for every file. */
  readonly storeText = (slot: number, text: string): void => {
    this.texts.set(slot, text);
  };
  status: Uint16Array<ArrayBuffer> = new Uint16Array(0);
  /** When each file was last read well: whole microseconds of CLOCK_MONOTONIC, 0 before the first time. */
  readUs: Float64Array<ArrayBuffer> = new Float64Array(0);
  /** Of the sweep that these readings are from; what a delta must name as its base. 0 before the first. */
  sequence = 0;

  get slotCount(): number {
    return this.words.length / 2;
  }

  /** Makes room after a schema change. New slots are 0, new files have no data yet; what exists stays. */
  grow(slotCount: number, fileCount: number): void {
    if (slotCount > this.slotCount) {
      const words = createWords(slotCount);
      words.set(this.words);
      this.words = words;
    }
    if (fileCount > this.status.length) {
      const status = new Uint16Array(fileCount).fill(NO_DATA);
      status.set(this.status);
      this.status = status;
      const readUs = new Float64Array(fileCount);
      readUs.set(this.readUs);
      this.readUs = readUs;
    }
  }

  /** Readings of their own, equal to these now. */
  copy(): Readings {
    const copy = new Readings();
    copy.grow(this.slotCount, this.status.length);
    copy.words.set(this.words);
    copy.status.set(this.status);
    copy.readUs.set(this.readUs);
    for (const [slot, text] of this.texts) copy.texts.set(slot, text);
    copy.sequence = this.sequence;
    return copy;
  }

  /** Drops the texts of a file that was taken out of the schema. Its slots are never used again, so they may stay. */
  forget(file: StatFile): void {
    if (this.texts.size === 0) return;
    const end = file.firstSlot + file.slotCount;
    for (let slot = file.firstSlot; slot < end; slot++) this.texts.delete(slot);
  }
}
