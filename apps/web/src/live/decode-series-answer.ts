import { createWords, type StatPath } from '@statsfs/core/model';
import { decodeSlice, type Mark, type SeriesSlice } from '@statsfs/core/series';
import type { LiveMark } from '../trpc/live-event.ts';
import type { SampleView } from './sample-columns.ts';

/** The past of one value, in the shapes that the live stream has too. */
export interface History {
  readonly samples: SampleView;
  readonly marks: readonly LiveMark[];
}

const LENGTH_BYTES = 4;

/**
 * Takes the answer of `/series` apart: per path a u32 little-endian length and that many bytes of a slice.
 * @returns one entry per path, undefined where the length is 0: the server does not know the path.
 * @throws SeriesError or RangeError when the bytes are something else.
 */
export function decodeSeriesAnswer(
  bytes: Uint8Array,
  paths: readonly StatPath[],
): (History | undefined)[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let offset = 0;
  return paths.map((path) => {
    const length = view.getUint32(offset, true);
    const start = offset + LENGTH_BYTES;
    offset = start + length;
    if (offset > bytes.length) throw new RangeError(`A slice of ${path} ends after the answer`);
    return length === 0 ? undefined : toHistory(decodeSlice(bytes.subarray(start, offset)), path);
  });
}

/** A slice lies by cell, what comes live by row; and to a chart an unreadable file is a row like any other. */
function toHistory(slice: SeriesSlice, path: StatPath): History {
  const failures = slice.marks.filter((mark) => mark.kind === 'unreadable');
  const length = slice.atUs.length + failures.length;
  const cellCount = slice.columns.length;
  const atUs = new Float64Array(length);
  const status = new Uint16Array(length);
  const words = createWords(length * cellCount);
  let row = 0;
  let next = 0;
  for (let from = 0; from <= slice.atUs.length; from++) {
    const readUs = slice.atUs[from] ?? Infinity;
    for (
      let mark = failures[next];
      mark !== undefined && mark.atUs < readUs;
      mark = failures[++next]
    ) {
      atUs[row] = mark.atUs;
      status[row++] = mark.code;
    }
    if (from === slice.atUs.length) break;
    atUs[row] = readUs;
    slice.columns.forEach((column, cell) => {
      const word = 2 * (row * cellCount + cell);
      words[word] = column[2 * from] ?? 0;
      words[word + 1] = column[2 * from + 1] ?? 0;
    });
    row++;
  }
  return { samples: { cellCount, length, atUs, status, words }, marks: toMarks(slice, path) };
}

const toMarks = (slice: SeriesSlice, path: StatPath): LiveMark[] =>
  slice.marks.map((mark) => toLiveMark(mark, path)).filter((mark) => mark !== undefined);

function toLiveMark(mark: Mark, path: StatPath): LiveMark | undefined {
  switch (mark.kind) {
    case 'gap':
      return { kind: 'gap', atUs: mark.atUs, reason: mark.reason };
    case 'clear':
      return { kind: 'clear', atUs: mark.atUs, actor: mark.by, paths: [path] };
    case 'reset':
      return { kind: 'reset', atUs: mark.atUs, reason: mark.reason, paths: [path] };
    case 'unreadable':
      // Told by the rows already.
      return undefined;
  }
}
