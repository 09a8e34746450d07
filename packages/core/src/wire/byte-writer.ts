import { MAX_STRING_BYTES } from './limits.ts';
import { WireError } from './wire-error.ts';

const TWO_32 = 4294967296;
/** A gap below MAX_SLOTS and a delta of 64 bits, at their longest. */
const SLOT_DELTA_BYTES = 4 + 10;
const encoder = new TextEncoder();

/** Bytes that grow as they are written. `take` hands out a copy, so one writer serves frame after frame. */
export class ByteWriter {
  #bytes: Uint8Array<ArrayBuffer>;
  #view: DataView;
  #length = 0;

  constructor(initialBytes = 4096) {
    this.#bytes = new Uint8Array(initialBytes);
    this.#view = new DataView(this.#bytes.buffer);
  }

  get length(): number {
    return this.#length;
  }

  reset(): void {
    this.#length = 0;
  }

  /** A copy of what was written since the last reset. */
  take(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }

  u8(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
  }

  u32(value: number): void {
    this.#reserve(4);
    this.#view.setUint32(this.#length, value, true);
    this.#length += 4;
  }

  u64(value: bigint): void {
    this.#reserve(8);
    this.#view.setBigUint64(this.#length, value, true);
    this.#length += 8;
  }

  /** Overwrites four bytes that were written before: the body length of a header. */
  patchU32(offset: number, value: number): void {
    this.#view.setUint32(offset, value, true);
  }

  /** LEB128 of a non-negative integer below 2^53. @throws RangeError for anything else, which is the caller's mistake. */
  varint(value: number): void {
    this.#reserve(8);
    let rest = value >>> 0;
    if (rest !== value) rest = this.#lowGroups(value);
    while (rest >= 0x80) {
      this.#bytes[this.#length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.#bytes[this.#length++] = rest;
  }

  /** Zigzag LEB128 of a signed integer within ±2^52. @throws RangeError for anything else. */
  signedVarint(value: number): void {
    this.varint(value < 0 ? -2 * value - 1 : 2 * value);
  }

  /**
   * For each slot, ascending, the gap to the one before and the zigzag LEB128 of (next − base) mod 2^64, exact, on u32
   * pairs; 1 to 4 and 1 to 10 bytes. One loop over local variables, because these two fields are nearly all there is to
   * encode: a third faster than a call for each (measured).
   */
  slotDeltas(slots: Uint32Array, next: Uint32Array, base: Uint32Array): void {
    this.#reserve(SLOT_DELTA_BYTES * slots.length);
    const bytes = this.#bytes;
    let at = this.#length;
    let previous = -1;
    for (const slot of slots) {
      let gap = slot - previous;
      previous = slot;
      while (gap >= 0x80) {
        bytes[at++] = (gap & 0x7f) | 0x80;
        gap >>>= 7;
      }
      bytes[at++] = gap;
      const word = 2 * slot;
      const nextLo = next[word] ?? 0;
      const baseLo = base[word] ?? 0;
      const nextHi = next[word + 1] ?? 0;
      const baseHi = base[word + 1] ?? 0;
      const near = nextLo - baseLo;
      let lo: number;
      if (nextHi === baseHi && near === (near | 0)) {
        // Nearly all there are: a step that fits in 31 bits, of a slot whose high word stands still.
        lo = ((near << 1) ^ (near >> 31)) >>> 0;
      } else {
        const deltaLo = near | 0;
        const deltaHi = (nextHi - baseHi - (near < 0 ? 1 : 0)) | 0;
        const sign = deltaHi >> 31;
        let hi = (((deltaHi << 1) | (deltaLo >>> 31)) ^ sign) >>> 0;
        lo = ((deltaLo << 1) ^ sign) >>> 0;
        while (hi !== 0) {
          bytes[at++] = (lo & 0x7f) | 0x80;
          lo = ((lo >>> 7) | (hi << 25)) >>> 0;
          hi >>>= 7;
        }
      }
      while (lo >= 0x80) {
        bytes[at++] = (lo & 0x7f) | 0x80;
        lo >>>= 7;
      }
      bytes[at++] = lo;
    }
    this.#length = at;
  }

  /** UTF-8 with its byte length before it. @throws WireError 'malformed' above MAX_STRING_BYTES. */
  string(text: string): void {
    const utf8 = encoder.encode(text);
    if (utf8.length > MAX_STRING_BYTES) {
      const message = `String of ${utf8.length} bytes, at most ${MAX_STRING_BYTES} fit`;
      throw new WireError('malformed', message, this.#length);
    }
    this.varint(utf8.length);
    this.#reserve(utf8.length);
    this.#bytes.set(utf8, this.#length);
    this.#length += utf8.length;
  }

  /** u32 words, little-endian, whatever the machine's order. */
  words(words: Uint32Array, count: number): void {
    this.#reserve(4 * count);
    for (let i = 0; i < count; i++) {
      this.#view.setUint32(this.#length + 4 * i, words[i] ?? 0, true);
    }
    this.#length += 4 * count;
  }

  /** Writes 7-bit groups until 32 bits are left. */
  #lowGroups(value: number): number {
    if (!Number.isSafeInteger(value) || value < 0) {
      throw new RangeError(`Expected an integer from 0 to 2^53 - 1, got ${value}`);
    }
    let rest = value;
    while (rest >= TWO_32) {
      this.#bytes[this.#length++] = (rest & 0x7f) | 0x80;
      rest = Math.floor(rest / 128);
    }
    return rest;
  }

  #reserve(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, 2 * this.#bytes.length));
    grown.set(this.#bytes);
    this.#bytes = grown;
    this.#view = new DataView(grown.buffer);
  }
}
