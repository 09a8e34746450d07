import { createWords, hasRate, type Words } from '../model/index.ts';
import type { Mark } from './mark.ts';
import { perSecond, type StepRules } from './move.ts';
import type { PointEvent } from './point-event.ts';
import { toPoints } from './rates.ts';
import { firstRowFrom } from './row-search.ts';
import type { SeriesSlice } from './series-slice.ts';
import { figuresOf, type SlotFigures } from './slot-figures.ts';

/** Spans of equal length that follow each other: window n holds `fromUs + n × stepUs` and what is before the next one. */
export interface WindowSpan {
  readonly fromUs: number;
  readonly stepUs: number;
  readonly count: number;
}

/** What a window is: `data` when a row in it holds a number, else why there is none. */
export const WINDOW_STATES = ['data', 'no-data', 'gap', 'unreadable'] as const;
export type WindowState = (typeof WINDOW_STATES)[number];

/** One figure for each window. Where the state is not `data`, words are 0 and doubles NaN. */
export interface Windows {
  readonly states: readonly WindowState[];
  /** Rows with a number in them. */
  readonly rows: Uint32Array;
  /** Exact, of the type of the value. */
  readonly min: Words;
  readonly max: Words;
  readonly last: Words;
  /** Of integers the sum is exact up to 2,097,152 rows, then rounded, and rounded when divided; doubles are added up. */
  readonly avg: Float64Array;
  /** Growth per second over the steps that end in the window; NaN where none has a rate. */
  readonly rate: Float64Array;
  /** How often the value restarted: it fell, was cleared, or something else is behind it. */
  readonly restarts: Uint32Array;
}

/**
 * A column of a slice in windows. The step into a window, from the row before it, counts as its own.
 * @throws RangeError when the slice has no such column, or the span is none.
 */
export function windowsOf(
  slice: SeriesSlice,
  column: number,
  rules: StepRules,
  span: WindowSpan,
): Windows {
  const { fromUs, stepUs, count } = span;
  if (!(stepUs > 0) || !Number.isInteger(count) || count < 0) {
    throw new RangeError(`${count} windows of ${stepUs} µs`);
  }
  const words = slice.columns[column];
  if (words === undefined) throw new RangeError(`Column ${column} is not in the slice`);
  const { atUs } = slice;
  const { y: growth, events } = toPoints(slice, column, rules, 'delta');
  const restartsUs = timesOf(events.filter(isRestart));
  const holes = slice.marks.filter(isHole);
  const holesUs = timesOf(holes);
  const windows = emptyWindows(count);
  for (let window = 0; window < count; window++) {
    const startUs = fromUs + window * stepUs;
    // Not start plus step, which may round to another time than the start of the next window.
    const endUs = fromUs + (window + 1) * stepUs;
    const [first, end] = rowsBetween(atUs, startUs, endUs);
    const figures = figuresOf(words, rules.type, first, end);
    if (figures !== undefined) fill(windows, window, words, figures);
    if (first === end) {
      const hole = holes[firstRowFrom(holesUs, holesUs.length, endUs) - 1];
      windows.states[window] = stateAfter(hole, atUs[end - 1]);
    }
    if (hasRate(rules.kind)) windows.rate[window] = rateOf(atUs, growth, first, end);
    const [before, after] = rowsBetween(restartsUs, startUs, endUs);
    windows.restarts[window] = after - before;
  }
  return windows;
}

type Hole = Extract<Mark, { readonly kind: 'gap' | 'unreadable' }>;
type Restart = Extract<PointEvent, { readonly kind: 'reset' | 'clear' }>;
type Filling = Omit<Windows, 'states'> & { readonly states: WindowState[] };

const isHole = (mark: Mark): mark is Hole => mark.kind === 'gap' || mark.kind === 'unreadable';
const isRestart = (event: PointEvent): event is Restart =>
  event.kind === 'reset' || event.kind === 'clear';
const timesOf = (all: readonly { readonly atUs: number }[]): Float64Array =>
  Float64Array.from(all, ({ atUs }) => atUs);
const rowsBetween = (times: Float64Array, startUs: number, endUs: number): [number, number] => [
  firstRowFrom(times, times.length, startUs),
  firstRowFrom(times, times.length, endUs),
];

const emptyWindows = (count: number): Filling => ({
  states: Array<WindowState>(count).fill('no-data'),
  rows: new Uint32Array(count),
  min: createWords(count),
  max: createWords(count),
  last: createWords(count),
  avg: new Float64Array(count).fill(Number.NaN),
  rate: new Float64Array(count).fill(Number.NaN),
  restarts: new Uint32Array(count),
});

function fill(windows: Filling, window: number, words: Words, figures: SlotFigures): void {
  windows.states[window] = 'data';
  windows.rows[window] = figures.count;
  windows.avg[window] = figures.avg;
  for (const name of ['min', 'max', 'last'] as const) {
    windows[name][2 * window] = words[2 * figures[name]] ?? 0;
    windows[name][2 * window + 1] = words[2 * figures[name] + 1] ?? 0;
  }
}

function rateOf(atUs: Float64Array, growth: Float64Array, first: number, end: number): number {
  let grown = 0;
  let elapsedUs = 0;
  for (let row = Math.max(first, 1); row < end; row++) {
    const step = growth[row] ?? Number.NaN;
    if (Number.isNaN(step)) continue;
    grown += step;
    elapsedUs += (atUs[row] ?? 0) - (atUs[row - 1] ?? 0);
  }
  return elapsedUs > 0 ? perSecond(grown, elapsedUs) : Number.NaN;
}

/** @param hole the last one that was told before the end of a window without a row. */
const stateAfter = (hole: Hole | undefined, lastRowUs = Number.NEGATIVE_INFINITY): WindowState =>
  hole !== undefined && hole.atUs >= lastRowUs ? hole.kind : 'no-data';
