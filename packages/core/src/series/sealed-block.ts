/*
 * Rows that will not change any more, compressed by column:
 *
 *   [ offset of column 0 | offset of column 1 | … ] [ times ] [ column 0 ] [ column 1 ] …
 *     u32 little-endian each
 *
 * The table lets one column be read without touching the others.
 */
import { ByteSink } from './byte-sink.ts';
import { ByteSource } from './byte-source.ts';
import { decodeColumn, encodeColumn } from './column-codec.ts';
import { decodeTimes, encodeTimes } from './time-codec.ts';

export interface SealedBlock {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly rows: number;
  readonly columns: number;
  readonly firstUs: number;
  readonly lastUs: number;
}

/** First guess of what a sample takes; the sink doubles when it was wrong. */
const BYTES_PER_SAMPLE = 2;

/** @param matrix one row after the other, `columns` slots each. Neither argument is kept. */
export function sealBlock(
  atUs: Float64Array,
  matrix: Uint32Array,
  rows: number,
  columns: number,
): SealedBlock {
  const tableBytes = 4 * columns;
  const sink = new ByteSink(tableBytes + 8 * rows + BYTES_PER_SAMPLE * rows * columns);
  sink.length = tableBytes;
  encodeTimes(sink, atUs, rows);
  for (let column = 0; column < columns; column++) {
    const offset = sink.length;
    encodeColumn(sink, { words: matrix, start: 2 * column, stride: 2 * columns, rows });
    const entry = 4 * column;
    sink.bytes[entry] = offset;
    sink.bytes[entry + 1] = offset >>> 8;
    sink.bytes[entry + 2] = offset >>> 16;
    sink.bytes[entry + 3] = offset >>> 24;
  }
  const firstUs = atUs[0] ?? 0;
  const lastUs = atUs[rows - 1] ?? 0;
  return { bytes: sink.take(), rows, columns, firstUs, lastUs };
}

/** Times of all rows of a block. */
export function readBlockTimes(block: SealedBlock, into: Float64Array, firstRow: number): void {
  decodeTimes(new ByteSource(block.bytes, 4 * block.columns), block.rows, into, firstRow);
}

/** Rows `from` to `until` of one column, into consecutive slots. */
export function readBlockColumn(
  block: SealedBlock,
  column: number,
  range: { readonly from: number; readonly until: number },
  into: { readonly words: Uint32Array; readonly slot: number },
): void {
  const source = new ByteSource(block.bytes, 4 * column);
  source.offset = source.u32();
  const { from, until } = range;
  // Spelled out: a spread makes an object of another shape, for which decodeColumn would be compiled again.
  decodeColumn(source, { rows: block.rows, from, until }, into.words, into.slot);
}
