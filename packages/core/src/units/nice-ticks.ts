import type { Unit } from './unit.ts';

/** Ticks are the multiples of `times / over`. Two numbers, since 1/10 has no double but 3/10 is the nearest to 0.3. */
interface TickStep {
  readonly times: number;
  readonly over: number;
}

const DECIMAL = [1, 2, 5];
/** Steps of a clock in seconds, from one second up to half a day. */
const CLOCK = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200];
const DAY = 86400;

/**
 * Round ticks that cover `min` to `max`, in the raw number: the first is at most `min` and the last at least `max`, so
 * they are the axis' domain, which moves only when data leave it. Steps are 1, 2, 5 × 10^n; powers of two for bytes;
 * those of a clock for times of a second and more.
 * @returns at most `count` ticks, but never fewer than two unless `min` is `max`; none when either is not finite.
 */
export function niceTicks(min: number, max: number, count: number, unit: Unit): number[] {
  if (!Number.isFinite(min) || !Number.isFinite(max) || min > max) return [];
  if (min === max) return [min];
  const most = Math.max(2, Math.floor(count));
  const span = max - min;
  for (const step of stepsFrom(span / most, unit)) {
    const ticks = ticksOf(step, min, max, most);
    if (ticks !== undefined) return ticks;
  }
  return [min, max];
}

/** @returns undefined when there are more than `most`, or when doubles cannot tell the ticks apart. */
function ticksOf(step: TickStep, min: number, max: number, most: number): number[] | undefined {
  // Beyond the range of doubles, as for spans below 1e-307, there are no multiples.
  if (!Number.isFinite(step.times) || !Number.isFinite(step.over)) return undefined;
  const at = (index: number): number => (index * step.times) / step.over;
  let first = Math.round((min / step.times) * step.over);
  let last = Math.round((max / step.times) * step.over);
  if (last - first >= most || Math.abs(first) > 2 ** 50 || Math.abs(last) > 2 ** 50) {
    return undefined;
  }
  if (at(first) > min) first--;
  if (at(last) < max) last++;
  if (last - first >= most) return undefined;
  // Adding 0 turns −0 into 0.
  return Array.from({ length: last - first + 1 }, (_, index) => at(first + index) + 0);
}

/** Steps in the raw number, growing, from the largest one at most `least`. */
function* stepsFrom(least: number, unit: Unit): Generator<TickStep> {
  const scale = unit.radix ** unit.exponent;
  if (unit.dimension === 'bytes') {
    const power = Math.floor(Math.log2(least * scale));
    for (let n = power; n < power + 8; n++) yield { times: 2 ** n, over: scale };
    return;
  }
  if (unit.dimension === 'seconds' && least * scale >= 0.5) {
    yield* clockSteps(least * scale, unit);
    return;
  }
  const power = Math.floor(Math.log10(least));
  for (let n = power; n < power + 4; n++) {
    for (const digit of DECIMAL) yield decimalStep(digit, n);
  }
}

function* clockSteps(least: number, unit: Unit): Generator<TickStep> {
  for (const seconds of CLOCK) if (2 * seconds >= least) yield inRaw(seconds, unit);
  const power = Math.max(0, Math.floor(Math.log10(least / DAY)));
  for (let n = power; n < power + 4; n++) {
    for (const digit of DECIMAL) yield inRaw(digit * 10 ** n * DAY, unit);
  }
}

const inRaw = (seconds: number, unit: Unit): TickStep =>
  unit.exponent <= 0
    ? { times: seconds * unit.radix ** -unit.exponent, over: 1 }
    : { times: seconds, over: unit.radix ** unit.exponent };

const decimalStep = (digit: number, power: number): TickStep =>
  power >= 0 ? { times: digit * 10 ** power, over: 1 } : { times: digit, over: 10 ** -power };
