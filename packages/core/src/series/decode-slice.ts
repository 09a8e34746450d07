import { createWords, type Words } from '../model/index.ts';
import { ByteSource } from './byte-source.ts';
import { decodeColumn } from './column-codec.ts';
import type { Mark } from './mark.ts';
import { decodeMark, type MarkFrame } from './mark-codec.ts';
import type { SeriesSlice } from './series-slice.ts';
import {
  MAX_SLICE_CELLS,
  MAX_SLICE_COLUMNS,
  MAX_SLICE_MARKS,
  SLICE_MAGIC,
  SLICE_VERSION,
} from './slice-format.ts';
import { decodeTimes } from './time-codec.ts';

/** The least that a mark takes: its kind, its time, and an empty text or a code. */
const MIN_MARK_BYTES = 3;

/**
 * Reads what `encodeSlice` wrote, from a source that is not trusted. Whatever the bytes say, at most
 * 8 bytes for each of MAX_SLICE_CELLS are allocated for samples, and for the rest a few times the bytes' own length.
 * @throws SeriesError 'bad-magic', 'version-too-new', 'truncated', 'too-large' or 'malformed'.
 */
export function decodeSlice(bytes: Uint8Array): SeriesSlice {
  const source = new ByteSource(bytes);
  const version = readHead(source);
  const { rows, columnCount, markCount } = readCounts(source);
  const atUs = new Float64Array(rows);
  decodeTimes(source, rows, atUs, 0);
  const columns: Words[] = [];
  for (let column = 0; column < columnCount; column++) {
    const words = createWords(rows);
    decodeColumn(source, { rows, from: 0, until: rows }, words, 0);
    columns.push(words);
  }
  const marks = readMarks(source, markCount, { version, columns: columnCount });
  if (source.remaining > 0) {
    throw source.error('malformed', `${source.remaining} bytes are left over`);
  }
  return { atUs, columns, marks };
}

/** @returns the version. */
function readHead(source: ByteSource): number {
  for (const byte of SLICE_MAGIC) {
    if (source.u8() !== byte) throw source.error('bad-magic', 'These bytes are no slice');
  }
  const version = source.u8();
  if (version > SLICE_VERSION) {
    const message = `A slice of version ${version}, this reader knows up to ${SLICE_VERSION}`;
    throw source.error('version-too-new', message);
  }
  if (version === 0) throw source.error('malformed', 'There is no version 0');
  return version;
}

interface Counts {
  readonly rows: number;
  readonly columnCount: number;
  readonly markCount: number;
}

function readCounts(source: ByteSource): Counts {
  const rows = source.varint();
  const columnCount = source.varint();
  const markCount = source.varint();
  if (
    rows * Math.max(columnCount, 1) > MAX_SLICE_CELLS ||
    columnCount > MAX_SLICE_COLUMNS ||
    markCount > MAX_SLICE_MARKS
  ) {
    const message = `${rows} rows of ${columnCount} columns with ${markCount} marks`;
    throw source.error('too-large', `${message}, more than a slice holds`);
  }
  // A time takes a byte at least, and so does a column that has rows: what is announced must fit into what is left.
  const least = rows + (rows > 0 ? columnCount : 0) + MIN_MARK_BYTES * markCount;
  if (least > source.remaining) {
    const message = `At least ${least} bytes are announced, ${source.remaining} are left`;
    throw source.error('truncated', message);
  }
  return { rows, columnCount, markCount };
}

function readMarks(source: ByteSource, count: number, frame: MarkFrame): Mark[] {
  const marks: Mark[] = [];
  let previousUs = 0;
  for (let i = 0; i < count; i++) {
    const mark = decodeMark(source, frame);
    if (mark.atUs < previousUs) throw source.error('malformed', 'Marks are out of order');
    previousUs = mark.atUs;
    marks.push(mark);
  }
  return marks;
}
