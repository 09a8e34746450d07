import { hasRate, type StatPath, unreadable } from '@statsfs/core/model';
import type { PointEvent, PointForm, SeriesPoints } from '@statsfs/core/series';
import { formatDurationSeconds } from '@statsfs/core/units';
import type { KeptSamples } from './kept-samples.ts';
import type { LiveStore } from './live-store.ts';
import type { ClockStep } from './mark-log.ts';
import { NO_POINTS, sumPoints } from './sum-points.ts';

/** The sum of all cells; of a simple value the value itself. */
export const ALL_CELLS = 'all';
/** One cell, by its place in the table. */
export const cellLine = (cell: number): string => `cell ${cell}`;
/** The sum of all cells but some. */
export const restLine = (cells: readonly number[]): string => `but ${cells.join(' ')}`;

/** What a chart shows beside lines. */
export type LineMark =
  | {
      readonly kind: 'clear' | 'reset' | 'clock';
      readonly atUs: number;
      readonly text: string;
    }
  | {
      readonly kind: 'gap';
      readonly fromUs: number;
      readonly untilUs: number;
      readonly text: string;
    };

/** The lines of one value as charts and sparklines take them. */
export interface LineSource {
  readonly subscribe: (listener: () => void) => () => void;
  readonly endUs: () => number;
  readonly points: (line: string, fromUs: number) => SeriesPoints;
  readonly marks: (fromUs: number) => readonly LineMark[];
}

/** A rate as the form for values that have one, else the value itself. */
export const naturalForm = (kind: KeptSamples['descriptor']['kind']): PointForm =>
  hasRate(kind) ? 'rate' : 'raw';

/** @param form undefined: the natural one of the value's kind. */
export function createLineSource(
  store: Pick<LiveStore, 'onTick' | 'nowUs' | 'samples' | 'clockSteps'>,
  path: StatPath,
  form?: PointForm,
): LineSource {
  // A tick asks for each line twice, for the axis and for the ink.
  const cache = new Map<string, { readonly key: string; readonly points: SeriesPoints }>();
  const points = (line: string, fromUs: number): SeriesPoints => {
    const kept = store.samples(path);
    if (kept === undefined || kept.descriptor.type === 'text') return NO_POINTS;
    const key = `${fromUs} ${kept.untilUs} ${kept.revision} ${kept.marks.length}`;
    const known = cache.get(line);
    if (known?.key === key) return known.points;
    const cells = cellsOf(line, kept.view.cellCount);
    const fresh = isSum(kept, cells)
      ? sumPoints(kept, cells, form ?? naturalForm(kept.descriptor.kind), fromUs)
      : NO_POINTS;
    cache.set(line, { key, points: fresh });
    return fresh;
  };
  return {
    subscribe: store.onTick,
    endUs: () => store.nowUs(),
    points,
    marks: (fromUs) => {
      const marks = marksOf(points(cellLine(0), fromUs), fromUs, store.nowUs());
      const steps = store
        .clockSteps()
        .filter(({ atUs }) => atUs >= fromUs && atUs <= store.nowUs());
      return steps.length === 0 ? marks : [...marks, ...steps.map(toClockMark)].sort(byTime);
    },
  };
}

const startOf = (mark: LineMark): number => (mark.kind === 'gap' ? mark.fromUs : mark.atUs);
const byTime = (a: LineMark, b: LineMark): number => startOf(a) - startOf(b);

function toClockMark({ atUs, steppedUs }: ClockStep): LineMark {
  const far = formatDurationSeconds(Math.abs(steppedUs) / 1e6);
  const text = `wall clock set ${steppedUs < 0 ? 'back' : 'forward'} by ${far}`;
  return { kind: 'clock', atUs, text };
}

/** Cells of a counter add up; those of gauges and peaks are not summed without being asked. */
const isSum = ({ descriptor }: KeptSamples, cells: readonly number[]): boolean =>
  cells.length < 2 || hasRate(descriptor.kind);

function cellsOf(line: string, count: number): number[] {
  const all = Array.from({ length: count }, (_, cell) => cell);
  if (line === ALL_CELLS) return all;
  const [word, ...numbers] = line.split(' ');
  const named = new Set(numbers.map(Number));
  return all.filter((cell) => named.has(cell) === (word === 'cell'));
}

function marksOf({ events }: SeriesPoints, fromUs: number, endUs: number): LineMark[] {
  const marks: LineMark[] = [];
  for (const event of events) {
    if (event.kind === 'clear') {
      if (event.atUs < fromUs) continue;
      marks.push({ kind: 'clear', atUs: event.atUs, text: `cleared by ${event.by}` });
      continue;
    }
    if (event.kind === 'reset' && event.atUs >= fromUs) {
      marks.push({
        kind: 'reset',
        atUs: event.atUs,
        text: event.cause === 'replaced' ? event.reason : 'counter restarted',
      });
    }
    if (event.kind !== 'gap' && event.kind !== 'unreadable') continue;
    if (event.untilUs < fromUs) continue;
    const mark = {
      kind: 'gap',
      fromUs: Math.max(event.fromUs, fromUs),
      untilUs: Math.min(event.untilUs, endUs),
      text: holeText(event, endUs),
    } as const;
    const last = marks.at(-1);
    // The agent and the hub may both tell of one hole.
    const isTold = last?.kind === 'gap' && last.fromUs === mark.fromUs;
    if (!isTold) marks.push(mark);
  }
  return marks;
}

type Hole = Extract<PointEvent, { readonly kind: 'gap' | 'unreadable' }>;

/** Why there is nothing, and for how long where the reason does not say it. */
function holeText(hole: Hole, endUs: number): string {
  const reason = hole.kind === 'gap' ? hole.reason : unreadable(hole.code).reason;
  if (hole.fromUs === -Infinity || /\d (ms|s|min|h|d)\b/.test(reason)) return reason;
  const seconds = (Math.min(hole.untilUs, endUs) - hole.fromUs) / 1e6;
  return `${reason}, ${formatDurationSeconds(seconds)}`;
}
