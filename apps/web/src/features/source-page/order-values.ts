import { Accumulator } from '@statsfs/core/aggregate';
import { hasRate, numberAt, type ResolvedValue } from '@statsfs/core/model';
import type { Latest } from '../../live/latest.ts';

/** What the values are ordered by: their names, or a figure, largest first. */
export type ValueOrder = 'name' | 'value' | 'rate';

/**
 * Values in the wanted order. By name they stay as they are; those without such a figure come last.
 * @param latest of each value.
 */
export function orderValues(
  values: readonly ResolvedValue[],
  order: ValueOrder,
  latest: (value: ResolvedValue) => Latest,
): readonly ResolvedValue[] {
  if (order === 'name') return values;
  const weights = values.map((value) => weightOf(latest(value), value, order));
  return values
    .map((_, at) => at)
    .sort((a, b) => compare(weights[a] ?? 0, weights[b] ?? 0) || a - b)
    .flatMap((at) => values[at] ?? []);
}

function weightOf(
  latest: Latest,
  { descriptor }: ResolvedValue,
  order: Exclude<ValueOrder, 'name'>,
): number {
  const none = Number.NEGATIVE_INFINITY;
  if (latest.kind !== 'ok' || descriptor.type === 'text') return none;
  if (order === 'rate') {
    return hasRate(descriptor.kind) && !Number.isNaN(latest.rate) ? latest.rate : none;
  }
  const cells = latest.words.length / 2;
  if (cells === 1) return numberAt(latest.words, 0, descriptor.type);
  const accumulator = new Accumulator(descriptor.type);
  accumulator.addRange(latest.words, 0, cells);
  const sum = accumulator.result('sum');
  return sum.kind === 'figure' ? Number(sum.exact) : none;
}

// Largest first; not by subtraction: that of two infinities is no number.
const compare = (a: number, b: number): number => (a === b ? 0 : a > b ? -1 : 1);
