import { ByteSink } from './byte-sink.ts';
import { encodeColumn } from './column-codec.ts';
import { encodeMark } from './mark-codec.ts';
import { SeriesError } from './series-error.ts';
import type { SeriesSlice } from './series-slice.ts';
import {
  MAX_SLICE_CELLS,
  MAX_SLICE_COLUMNS,
  MAX_SLICE_MARKS,
  SLICE_MAGIC,
  SLICE_VERSION,
} from './slice-format.ts';
import { encodeTimes } from './time-codec.ts';

/** A slice as bytes, to be kept or downloaded. @throws SeriesError 'too-large' for what `decodeSlice` would refuse. */
export function encodeSlice(slice: SeriesSlice): Uint8Array<ArrayBuffer> {
  const rows = slice.atUs.length;
  const columns = slice.columns.length;
  if (
    rows * Math.max(columns, 1) > MAX_SLICE_CELLS ||
    columns > MAX_SLICE_COLUMNS ||
    slice.marks.length > MAX_SLICE_MARKS
  ) {
    const message = `${rows} rows of ${columns} columns with ${slice.marks.length} marks`;
    throw new SeriesError('too-large', `${message} do not fit in one slice`, 0);
  }
  const sink = new ByteSink(64 + 4 * rows + 2 * rows * columns);
  for (const byte of SLICE_MAGIC) sink.u8(byte);
  sink.u8(SLICE_VERSION);
  sink.varint(rows);
  sink.varint(columns);
  sink.varint(slice.marks.length);
  encodeTimes(sink, slice.atUs, rows);
  for (const words of slice.columns) encodeColumn(sink, { words, start: 0, stride: 2, rows });
  for (const mark of slice.marks) encodeMark(sink, mark);
  return sink.take();
}
