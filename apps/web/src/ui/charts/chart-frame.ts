import { niceTicks, timeTicks, type Unit } from '@statsfs/core/units';

/** The axes of a chart. They step, so that what is drawn around the lines is drawn seldom. */
export interface ChartFrame {
  readonly fromUs: number;
  readonly toUs: number;
  /** Unix milliseconds. */
  readonly timeTicksMs: readonly number[];
  /** The first and the last are the domain. */
  readonly yTicks: readonly number[];
}

export interface FrameInput {
  readonly endUs: number;
  readonly windowSeconds: number;
  /** Lowest and highest figure in the window; undefined when there is none. */
  readonly extent: readonly [min: number, max: number] | undefined;
  /** `zero`: the axis starts there, as for rates. `data`: it may start above, as for a total that only grows. */
  readonly floor: 'zero' | 'data';
  readonly unit: Unit;
  readonly timeZoneOffsetMinutes: number;
  readonly maxTimeTicks: number;
  readonly maxYTicks: number;
}

/** The window moves on by a twentieth of itself: 15 s for 5 min. */
const STEPS_PER_WINDOW = 20;
/** An axis that is mostly empty shrinks when the window moves on; before that it would only flicker. */
const SHRINK_BELOW = 0.4;
/** Data that fill less of their own height than this look like noise, so the axis starts at zero after all. */
const FLAT = 0.5;

const windowStepUs = (windowSeconds: number): number =>
  Math.max(1, Math.round(windowSeconds / STEPS_PER_WINDOW)) * 1e6;

/** The frame for the data now. @returns `previous` itself when nothing has to be drawn anew. */
export function nextFrame(input: FrameInput, previous: ChartFrame | undefined): ChartFrame {
  const stepUs = windowStepUs(input.windowSeconds);
  const toUs = Math.ceil(input.endUs / stepUs) * stepUs;
  const fromUs = toUs - input.windowSeconds * 1e6;
  const hasStepped = previous === undefined || previous.toUs !== toUs || previous.fromUs !== fromUs;
  const yTicks = nextYTicks(input, previous?.yTicks, hasStepped);
  if (!hasStepped && yTicks === previous.yTicks) return previous;
  const { maxTimeTicks, timeZoneOffsetMinutes } = input;
  const timeTicksMs = timeTicks(fromUs / 1000, toUs / 1000, maxTimeTicks, timeZoneOffsetMinutes);
  return { fromUs, toUs, timeTicksMs, yTicks };
}

function nextYTicks(
  input: FrameInput,
  previous: readonly number[] | undefined,
  mayShrink: boolean,
): readonly number[] {
  const [low, high] = span(input);
  if (
    previous !== undefined &&
    fits(previous, low, high) &&
    !(mayShrink && isLoose(previous, low, high))
  ) {
    return previous;
  }
  const ticks = niceTicks(low, high, input.maxYTicks, input.unit);
  if (ticks.length >= 2) return isSame(ticks, previous) ? previous : ticks;
  return [low, high];
}

/** What the axis has to cover; never empty. */
function span({ extent, floor }: FrameInput): readonly [number, number] {
  const [min, max] = extent ?? [0, 1];
  const isNearZero = min >= 0 && max - min > FLAT * max;
  const low = floor === 'zero' || isNearZero ? Math.min(0, min) : min;
  if (max > low) return [low, max];
  return low === 0 ? [0, 1] : [low - Math.abs(low) * 0.01, low + Math.abs(low) * 0.01];
}

const fits = (ticks: readonly number[], low: number, high: number): boolean =>
  (ticks[0] ?? Infinity) <= low && (ticks.at(-1) ?? -Infinity) >= high;

const isLoose = (ticks: readonly number[], low: number, high: number): boolean =>
  high - low < SHRINK_BELOW * ((ticks.at(-1) ?? 0) - (ticks[0] ?? 0));

const isSame = (a: readonly number[], b: readonly number[] | undefined): b is readonly number[] =>
  b !== undefined && a.length === b.length && a.every((tick, i) => tick === b[i]);
