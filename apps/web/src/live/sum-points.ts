import { hasRate, numberAt } from '@statsfs/core/model';
import {
  interruptionBetween,
  type Mark,
  type PointForm,
  ratePerSecond,
  type SeriesPoints,
  toPoints,
} from '@statsfs/core/series';
import type { KeptSamples } from './kept-samples.ts';
import { failuresIn, readableRows, toSlice } from './to-slice.ts';

export const NO_POINTS: SeriesPoints = {
  x: new Float64Array(0),
  y: new Float64Array(0),
  events: [],
};

/**
 * The sum of some cells as one line. Cells are summed after their rates are taken, so that one that wraps or restarts
 * does not tear the others along; a point is NaN when no cell has a figure there.
 */
export function sumPoints(
  kept: KeptSamples,
  cells: readonly number[],
  form: PointForm,
  fromUs: number,
): SeriesPoints {
  const [cell] = cells;
  if (cell === undefined) return NO_POINTS;
  // Times, breaks and marks are those of any cell: a file is read as one.
  const first = toPoints(toSlice(kept, [cell], fromUs), 0, kept.descriptor, form);
  if (cells.length === 1) return first;
  const rows = readableRows(kept.view, fromUs, kept.untilUs);
  const marks = [...kept.marks, ...failuresIn(kept.view, fromUs, kept.untilUs)];
  const x = Float64Array.from(rows, (row) => kept.view.atUs[row] ?? 0);
  const y = Float64Array.from(rows, (row, i) =>
    form === 'raw'
      ? sumOfRow(kept, cells, row)
      : sumOfStep(kept, cells, { row, before: rows[i - 1], marks, form }),
  );
  return { x, y, events: first.events };
}

function sumOfRow(
  { view, descriptor }: KeptSamples,
  cells: readonly number[],
  row: number,
): number {
  let sum = 0;
  for (const cell of cells)
    sum += numberAt(view.words, row * view.cellCount + cell, descriptor.type);
  return sum;
}

interface StepInput {
  readonly row: number;
  readonly before: number | undefined;
  readonly marks: readonly Mark[];
  readonly form: 'rate' | 'delta';
}

function sumOfStep(
  { view, descriptor }: KeptSamples,
  cells: readonly number[],
  { row, before, marks, form }: StepInput,
): number {
  if (before === undefined || !hasRate(descriptor.kind)) return Number.NaN;
  const { words, cellCount, atUs } = view;
  const fromUs = atUs[before] ?? 0;
  const untilUs = atUs[row] ?? 0;
  if (interruptionBetween(marks, fromUs, untilUs, 0) !== undefined) return Number.NaN;
  let sum = Number.NaN;
  for (const cell of cells) {
    const rate = ratePerSecond(
      words,
      before * cellCount + cell,
      words,
      row * cellCount + cell,
      descriptor,
      untilUs - fromUs,
    );
    if (!Number.isNaN(rate)) sum = (Number.isNaN(sum) ? 0 : sum) + rate;
  }
  return form === 'rate' ? sum : (sum * (untilUs - fromUs)) / 1e6;
}
