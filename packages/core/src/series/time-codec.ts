import type { ByteSink } from './byte-sink.ts';
import type { ByteSource } from './byte-source.ts';

/** The first time as it is, then differences: three bytes a row at any interval from 16 ms to two seconds. */
export function encodeTimes(sink: ByteSink, atUs: Float64Array, rows: number): void {
  let previous = 0;
  for (let row = 0; row < rows; row++) {
    const time = atUs[row] ?? 0;
    sink.varint(time - previous);
    previous = time;
  }
}

/** @throws SeriesError 'truncated' or 'malformed' (times that do not grow, or pass 2^53). */
export function decodeTimes(
  source: ByteSource,
  rows: number,
  into: Float64Array,
  firstRow: number,
): void {
  let time = 0;
  for (let row = 0; row < rows; row++) {
    const elapsed = source.varint();
    if (row > 0 && elapsed === 0) throw source.error('malformed', 'Two rows have the same time');
    time += elapsed;
    if (time > Number.MAX_SAFE_INTEGER) {
      throw source.error('malformed', 'A time does not fit in 53 bits');
    }
    into[firstRow + row] = time;
  }
}
