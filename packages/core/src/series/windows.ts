import {
  compareU64,
  createWords,
  f64At,
  hasRate,
  numberAt,
  type ValueType,
  type Words,
} from '../model/index.ts';
import type { Mark } from './mark.ts';
import type { StepRules } from './move.ts';
import type { PointEvent } from './point-event.ts';
import { toPoints } from './rates.ts';
import { firstRowFrom } from './row-search.ts';
import type { SeriesSlice } from './series-slice.ts';

/** Spans of equal length that follow each other: window n holds `fromUs + n × stepUs` and what is before the next one. */
export interface WindowSpan {
  readonly fromUs: number;
  readonly stepUs: number;
  readonly count: number;
}

/** What a window is when no row lies in it. */
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
  /** The sum is exact below 2^53; beyond it is off by as many roundings as there are rows. */
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
  const { y: growth, events } = toPoints(slice, column, rules, 'delta');
  const windows = emptyWindows(count);
  for (let window = 0; window < count; window++) {
    const startUs = fromUs + window * stepUs;
    const first = firstRowFrom(slice.atUs, slice.atUs.length, startUs);
    const end = firstRowFrom(slice.atUs, slice.atUs.length, startUs + stepUs);
    const rows = { first, end };
    if (first === end) windows.states[window] = holeAt(slice, startUs + stepUs, end);
    else fill(windows, window, words, rules.type, rows);
    if (hasRate(rules.kind)) windows.rate[window] = rateOf(slice.atUs, growth, rows);
  }
  for (const event of events) countRestart(windows.restarts, event, span);
  return windows;
}

interface Rows {
  readonly first: number;
  readonly end: number;
}

type Filling = Omit<Windows, 'states'> & { readonly states: WindowState[] };

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

function fill(
  windows: Filling,
  window: number,
  words: Words,
  type: ValueType,
  { first, end }: Rows,
): void {
  let rows = 0;
  let sum = 0;
  let min = -1;
  let max = -1;
  let last = -1;
  for (let row = first; row < end; row++) {
    const value = numberAt(words, row, type);
    if (Number.isNaN(value)) continue;
    rows++;
    sum += value;
    last = row;
    if (min < 0 || compare(type, words, row, min) < 0) min = row;
    if (max < 0 || compare(type, words, row, max) > 0) max = row;
  }
  if (rows === 0) return;
  windows.states[window] = 'data';
  windows.rows[window] = rows;
  windows.avg[window] = sum / rows;
  copySlot(words, min, windows.min, window);
  copySlot(words, max, windows.max, window);
  copySlot(words, last, windows.last, window);
}

function compare(type: ValueType, words: Words, a: number, b: number): number {
  if (type === 'f64') return f64At(words, a) - f64At(words, b);
  if (type !== 's64') return compareU64(words, a, words, b);
  const highs = ((words[2 * a + 1] ?? 0) | 0) - ((words[2 * b + 1] ?? 0) | 0);
  return highs === 0 ? compareU64(words, a, words, b) : highs;
}

function copySlot(from: Words, slot: number, into: Words, window: number): void {
  into[2 * window] = from[2 * slot] ?? 0;
  into[2 * window + 1] = from[2 * slot + 1] ?? 0;
}

function rateOf(atUs: Float64Array, growth: Float64Array, { first, end }: Rows): number {
  let grown = 0;
  let elapsedUs = 0;
  for (let row = Math.max(first, 1); row < end; row++) {
    const step = growth[row] ?? Number.NaN;
    if (Number.isNaN(step)) continue;
    grown += step;
    elapsedUs += (atUs[row] ?? 0) - (atUs[row - 1] ?? 0);
  }
  return elapsedUs > 0 ? grown / (elapsedUs / 1e6) : Number.NaN;
}

/** Why a window that ends there has no row: what was told since the last row, of which `next` is the one after. */
function holeAt({ atUs, marks }: SeriesSlice, endUs: number, next: number): WindowState {
  const lastRowUs = next === 0 ? Number.NEGATIVE_INFINITY : (atUs[next - 1] ?? 0);
  let state: WindowState = 'no-data';
  for (const mark of marks) {
    if (mark.atUs >= endUs) break;
    if (mark.atUs >= lastRowUs) state = stateOf(mark) ?? state;
  }
  return state;
}

const stateOf = ({ kind }: Mark): WindowState | undefined =>
  kind === 'gap' || kind === 'unreadable' ? kind : undefined;

function countRestart(restarts: Uint32Array, event: PointEvent, span: WindowSpan): void {
  if (event.kind !== 'reset' && event.kind !== 'clear') return;
  const window = Math.floor((event.atUs - span.fromUs) / span.stepUs);
  if (window >= 0 && window < span.count) restarts[window] = (restarts[window] ?? 0) + 1;
}
