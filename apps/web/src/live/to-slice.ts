import { createWords } from '@statsfs/core/model';
import type { Mark, SeriesSlice } from '@statsfs/core/series';
import type { KeptSamples } from './kept-samples.ts';
import type { SampleView } from './sample-columns.ts';

/**
 * Some cells of a value as a slice, which the chart functions of core take: from the last row before `fromUs` up to
 * what is shown. Rows that could not be read become marks.
 */
export function toSlice(kept: KeptSamples, cells: readonly number[], fromUs: number): SeriesSlice {
  const { view, untilUs } = kept;
  const rows = readableRows(view, fromUs, untilUs);
  const startUs = view.atUs[firstRow(view, fromUs)] ?? Infinity;
  const within = kept.marks.filter(({ atUs }) => atUs >= startUs && atUs <= untilUs);
  const failures = failuresIn(view, fromUs, untilUs);
  return {
    atUs: Float64Array.from(rows, (row) => view.atUs[row] ?? 0),
    columns: cells.map((cell) => {
      const words = createWords(rows.length);
      rows.forEach((row, to) => {
        const word = 2 * (row * view.cellCount + cell);
        words[2 * to] = view.words[word] ?? 0;
        words[2 * to + 1] = view.words[word + 1] ?? 0;
      });
      return words;
    }),
    marks: [...within, ...failures].sort((a, b) => a.atUs - b.atUs),
  };
}

/** Rows with good cells, from the last one before `fromUs` on. */
export function readableRows(view: SampleView, fromUs: number, untilUs: number): number[] {
  const rows: number[] = [];
  for (let row = firstRow(view, fromUs); row < view.length; row++) {
    if ((view.atUs[row] ?? Infinity) > untilUs) break;
    if (view.status[row] === 0) rows.push(row);
  }
  return rows;
}

/** One mark for each stretch of rows that could not be read for one reason. */
export function failuresIn(view: SampleView, fromUs: number, untilUs: number): Mark[] {
  const first = firstRow(view, fromUs);
  const marks: Mark[] = [];
  for (let row = first; row < view.length; row++) {
    const atUs = view.atUs[row] ?? Infinity;
    if (atUs > untilUs) break;
    const code = view.status[row] ?? 0;
    const isNew = row === first || view.status[row - 1] !== code;
    if (code !== 0 && isNew) marks.push({ kind: 'unreadable', atUs, code });
  }
  return marks;
}

/** The last row before `fromUs`, or the first of all. */
function firstRow({ atUs, length }: SampleView, fromUs: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((atUs[middle] ?? Infinity) < fromUs) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
