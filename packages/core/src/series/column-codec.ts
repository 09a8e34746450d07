/*
 * A column of 64-bit slots as bytes. Each slot is the zigzag varint of its difference from the slot before (the first:
 * from 0), modulo 2^64. Differences of zero come as a run:
 *
 *   rows      7 9 9 9 9 8
 *   delta     7 2 0 0 0 −1
 *   zigzag   14 4 0 0 0 1
 *   bytes    0e 04 00 02 01          00 02 = three zeros: 0, then how many more
 *
 * A column that stands still costs 3 to 12 bytes a block, however long the block is.
 */
import type { ByteSink } from './byte-sink.ts';
import type { ByteSource } from './byte-source.ts';

const MAX_VARINT_BYTES = 10;

/** A column inside a matrix of rows: the index of its first low word, and words from one row to the next. */
export interface ColumnIn {
  readonly words: Uint32Array;
  readonly start: number;
  readonly stride: number;
  readonly rows: number;
}

export function encodeColumn(sink: ByteSink, column: ColumnIn): void {
  const { words, start, stride, rows } = column;
  sink.reserve(MAX_VARINT_BYTES * rows);
  const bytes = sink.bytes;
  let at = sink.length;
  let previousLo = 0;
  let previousHi = 0;
  let zeros = 0;
  for (let row = 0, word = start; row <= rows; row++, word += stride) {
    const lo = row < rows ? (words[word] ?? 0) : 0;
    const hi = row < rows ? (words[word + 1] ?? 0) : 0;
    if (row < rows && lo === previousLo && hi === previousHi) {
      zeros++;
      continue;
    }
    if (zeros > 0) {
      bytes[at++] = 0;
      let more = zeros - 1;
      while (more >= 0x80) {
        bytes[at++] = (more & 0x7f) | 0x80;
        more >>>= 7;
      }
      bytes[at++] = more;
      zeros = 0;
    }
    if (row === rows) break;
    const deltaLo = (lo - previousLo) | 0;
    const deltaHi = (hi - previousHi - (lo < previousLo ? 1 : 0)) | 0;
    const sign = deltaHi >> 31;
    let zigzagLo = ((deltaLo << 1) ^ sign) >>> 0;
    let zigzagHi = (((deltaHi << 1) | (deltaLo >>> 31)) ^ sign) >>> 0;
    while (zigzagHi !== 0) {
      bytes[at++] = (zigzagLo & 0x7f) | 0x80;
      zigzagLo = ((zigzagLo >>> 7) | (zigzagHi << 25)) >>> 0;
      zigzagHi >>>= 7;
    }
    while (zigzagLo >= 0x80) {
      bytes[at++] = (zigzagLo & 0x7f) | 0x80;
      zigzagLo >>>= 7;
    }
    bytes[at++] = zigzagLo;
    previousLo = lo;
    previousHi = hi;
  }
  sink.length = at;
}

/** Which of the rows of an encoded column are wanted. */
export interface RowRange {
  readonly rows: number;
  readonly from: number;
  readonly until: number;
}

/**
 * Reads rows `from` to `until` into consecutive slots of `into`, stopping there.
 * @throws SeriesError 'truncated' or 'malformed'.
 */
export function decodeColumn(
  source: ByteSource,
  range: RowRange,
  into: Uint32Array,
  firstSlot: number,
): void {
  const { rows, from, until } = range;
  const bytes = source.bytes;
  const end = bytes.length;
  let lo = 0;
  let hi = 0;
  let row = 0;
  let out = 2 * firstSlot;
  while (row < until) {
    let byte = source.offset < end ? (bytes[source.offset++] ?? 0) : source.u8();
    let zigzagLo = byte & 0x7f;
    let zigzagHi = 0;
    for (let shift = 7; byte >= 0x80; shift += 7) {
      byte = source.offset < end ? (bytes[source.offset++] ?? 0) : source.u8();
      const bits = byte & 0x7f;
      if (shift < 28) zigzagLo |= bits << shift;
      else if (shift > 28) zigzagHi |= bits << (shift - 32);
      else {
        zigzagLo |= bits << 28;
        zigzagHi = bits >>> 4;
      }
      if (shift === 63 && byte > 1) {
        throw source.error('malformed', 'A difference does not fit in 64 bits');
      }
    }
    let rowsAlike = 1;
    if (zigzagLo === 0 && zigzagHi === 0) {
      rowsAlike = 1 + source.varint();
      if (rowsAlike > rows - row) {
        const message = `A run of ${rowsAlike} rows, ${rows - row} are left`;
        throw source.error('malformed', message);
      }
    } else {
      const sign = -(zigzagLo & 1);
      const deltaLo = (((zigzagLo >>> 1) | (zigzagHi << 31)) ^ sign) >>> 0;
      const deltaHi = (zigzagHi >>> 1) ^ sign;
      const sum = lo + deltaLo;
      lo = sum >>> 0;
      hi = (hi + deltaHi + (sum > 0xffffffff ? 1 : 0)) >>> 0;
    }
    const stop = Math.min(row + rowsAlike, until);
    for (row = Math.max(row, Math.min(from, stop)); row < stop; row++) {
      into[out++] = lo;
      into[out++] = hi;
    }
  }
}
