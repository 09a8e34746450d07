import { MAX_ENTRIES, MAX_STRING_BYTES } from './limits.ts';
import { WireError, type WireErrorCode } from './wire-error.ts';

/** From here on a varint has more than one byte. */
const LONG = 0x80;
/** Shift of the tenth byte of a delta, which may hold the 64th bit and nothing else. */
const LAST_SHIFT = 63;

/** Bytes of a string up to which a call into the decoder is the dearer way. */
const SHORT = 64;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads what ByteWriter wrote. Every method checks bounds first: hostile bytes end in a WireError, never in a crash. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #offset = 0;
  #entries = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get offset(): number {
    return this.#offset;
  }

  get remaining(): number {
    return this.#bytes.length - this.#offset;
  }

  u8(): number {
    const byte = this.#bytes[this.#offset];
    if (byte === undefined) throw this.error('truncated', '1 byte expected, 0 left');
    this.#offset++;
    return byte;
  }

  u64(): bigint {
    this.expect(8);
    const value = this.#view.getBigUint64(this.#offset, true);
    this.#offset += 8;
    return value;
  }

  /** @throws WireError 'malformed' for more than 2^53 − 1. */
  varint(): number {
    const first = this.u8();
    return first < 0x80 ? first : this.#restOfVarint(first & 0x7f);
  }

  signedVarint(): number {
    const zigzag = this.varint();
    return zigzag % 2 === 1 ? -(zigzag + 1) / 2 : zigzag / 2;
  }

  /** A varint that says how many entries follow. Each takes a byte at least, so more than remain is a lie. */
  count(what: string, limit = MAX_ENTRIES): number {
    const count = this.below(limit + 1, what);
    if (count > this.remaining) {
      throw this.error('malformed', `${count} ${what} announced, ${this.remaining} bytes left`);
    }
    this.#entries += count;
    if (this.#entries > MAX_ENTRIES) {
      throw this.error('malformed', `More than ${MAX_ENTRIES} entries in one frame`);
    }
    return count;
  }

  /** A varint that must lie below `limit`: an index, a code. */
  below(limit: number, what: string): number {
    const value = this.varint();
    if (value >= limit) throw this.error('malformed', `${what} ${value}, expected below ${limit}`);
    return value;
  }

  /**
   * Gaps between slots and deltas, until a gap of 0, added to the words mod 2^64. Single bytes are taken here, because
   * they are nearly all there is to decode: half the time of a call for each (measured).
   */
  slotDeltas(words: Uint32Array, slotCount: number): void {
    const bytes = this.#bytes;
    let slot = -1;
    for (;;) {
      let gap = bytes[this.#offset] ?? LONG;
      if (gap < LONG) this.#offset++;
      else gap = this.varint();
      if (gap === 0) return;
      slot += gap;
      if (slot >= slotCount) throw this.error('malformed', `Slot ${slot} of ${slotCount}`);
      const zigzag = bytes[this.#offset] ?? LONG;
      const lo = (words[2 * slot] ?? 0) + ((zigzag >>> 1) ^ -(zigzag & 1));
      if (zigzag < LONG && lo >= 0 && lo <= 0xffffffff) {
        this.#offset++;
        words[2 * slot] = lo;
      } else {
        this.#addDelta(words, slot);
      }
    }
  }

  string(): string {
    const length = this.varint();
    if (length > MAX_STRING_BYTES) {
      const message = `String of ${length} bytes, at most ${MAX_STRING_BYTES} fit`;
      throw this.error('malformed', message);
    }
    // A call into the decoder costs as much as ten bytes, and half of all descriptions are empty.
    if (length === 0) return '';
    this.expect(length);
    const utf8 = this.#bytes.subarray(this.#offset, this.#offset + length);
    this.#offset += length;
    // Nearly all names are short and plain; of those a browser's decoder makes 2 in a microsecond, this way 7 (measured).
    if (length <= SHORT && isAscii(utf8))
      return Reflect.apply(String.fromCharCode, undefined, utf8);
    try {
      return decoder.decode(utf8);
    } catch {
      throw this.error('malformed', 'String is not UTF-8');
    }
  }

  /** Fills the first `count` words. */
  words(into: Uint32Array, count: number): void {
    this.expect(4 * count);
    for (let i = 0; i < count; i++) into[i] = this.#view.getUint32(this.#offset + 4 * i, true);
    this.#offset += 4 * count;
  }

  /** @throws WireError 'malformed' when bytes are left over. */
  end(): void {
    if (this.remaining > 0) throw this.error('malformed', `${this.remaining} bytes left over`);
  }

  error(code: WireErrorCode, message: string): WireError {
    return new WireError(code, message, this.#offset);
  }

  /** @throws WireError 'truncated' when fewer bytes are left: asked before anything is allocated for them. */
  expect(bytes: number): void {
    if (bytes > this.remaining) {
      throw this.error('truncated', `${bytes} bytes expected, ${this.remaining} left`);
    }
  }

  #addDelta(words: Uint32Array, slot: number): void {
    let byte = this.u8();
    let lo = byte & 0x7f;
    let hi = 0;
    for (let shift = 7; byte >= LONG; shift += 7) {
      byte = this.u8();
      const bits = byte & 0x7f;
      if (shift === LAST_SHIFT && byte > 1) {
        throw this.error('malformed', 'Delta does not fit in 64 bits');
      }
      if (shift < 32) lo |= bits << shift;
      if (shift > 25) hi |= shift < 32 ? bits >>> (32 - shift) : bits << (shift - 32);
    }
    const sign = -(lo & 1);
    const deltaLo = (((lo >>> 1) | (hi << 31)) ^ sign) >>> 0;
    const deltaHi = ((hi >>> 1) ^ sign) >>> 0;
    const sum = (words[2 * slot] ?? 0) + deltaLo;
    // A Uint32Array keeps the low 32 bits of what it is given, which is the arithmetic mod 2^32 that is wanted here.
    words[2 * slot] = sum;
    words[2 * slot + 1] = (words[2 * slot + 1] ?? 0) + deltaHi + (sum > 0xffffffff ? 1 : 0);
  }

  #restOfVarint(low: number): number {
    let value = low;
    let scale = 128;
    for (let i = 1; i < 8; i++) {
      const byte = this.u8();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) {
        if (value > Number.MAX_SAFE_INTEGER) break;
        return value;
      }
      scale *= 128;
    }
    throw this.error('malformed', 'Integer does not fit in 53 bits');
  }
}

function isAscii(bytes: Uint8Array): boolean {
  let bits = 0;
  for (const byte of bytes) bits |= byte;
  return bits < LONG;
}
