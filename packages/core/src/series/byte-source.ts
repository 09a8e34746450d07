import { SeriesError, type SeriesErrorCode } from './series-error.ts';

/** Reads what ByteSink wrote. Every method checks the end first: hostile bytes end in a SeriesError, not in a crash. */
export class ByteSource {
  readonly bytes: Uint8Array;
  /** Open to the column codec, whose loop is hot. */
  offset: number;

  constructor(bytes: Uint8Array, offset = 0) {
    this.bytes = bytes;
    this.offset = offset;
  }

  get remaining(): number {
    return this.bytes.length - this.offset;
  }

  u8(): number {
    const byte = this.bytes[this.offset];
    if (byte === undefined) throw this.error('truncated', 'The bytes end early');
    this.offset++;
    return byte;
  }

  u32(): number {
    return this.u8() + this.u8() * 0x100 + this.u8() * 0x10000 + this.u8() * 0x1000000;
  }

  /** @throws SeriesError 'malformed' above 2^53 − 1. */
  varint(): number {
    let value = 0;
    let scale = 1;
    for (let i = 0; i < 8; i++) {
      const byte = this.u8();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) {
        if (value <= Number.MAX_SAFE_INTEGER) return value;
        break;
      }
      scale *= 0x80;
    }
    throw this.error('malformed', 'An integer does not fit in 53 bits');
  }

  /** Borrowed, not copied. */
  utf8(maxBytes: number): Uint8Array {
    const length = this.varint();
    if (length > maxBytes) {
      throw this.error('malformed', `A string of ${length} bytes, at most ${maxBytes} fit`);
    }
    if (length > this.remaining) throw this.error('truncated', 'The bytes end early');
    this.offset += length;
    return this.bytes.subarray(this.offset - length, this.offset);
  }

  error(code: SeriesErrorCode, message: string): SeriesError {
    return new SeriesError(code, message, this.offset);
  }
}
