import { type Figure, formatExact, formatInteger, rawUnitOf, type Unit } from '@statsfs/core/units';
import type { Bucket, HistogramShape } from './histogram-shape.ts';
import { percentileBucket } from './percentile-bucket.ts';

/** Both bounds, exactly: `1,024 – 2,048 ns`, of the last bucket `≥ 2,048 ns`. The first belongs to the bucket, the second does not. */
export function bucketRange({ id, lower, upper }: Bucket, unit: Unit): string {
  if (lower === undefined) return id;
  const from = formatInteger(lower);
  return withUnit(upper === undefined ? `≥ ${from}` : `${from} – ${formatInteger(upper)}`, unit);
}

/** The lower bound in few characters, rounded: `1.02 µs`. For axes. */
export function bucketEdge({ id, lower }: Bucket, unit: Unit): string {
  if (lower === undefined) return id;
  if (!SCALED.has(unit.dimension)) return formatInteger(lower);
  if (lower === 0n) return '0';
  const { text, unit: name } = formatExact(String(lower), 's64', unit);
  return `${text} ${name}`;
}

/**
 * What is known of a percentile: the end of the bucket that it lies in, as `≤ 2,048 ns`. Of the last bucket, which has
 * none, the begin, as `≥ 2,048 ns`.
 * @returns undefined where nothing was counted, or buckets have no bounds.
 */
export function percentileFigure(
  counts: readonly bigint[],
  { buckets }: HistogramShape,
  percent: number,
  unit: Unit,
): Figure | undefined {
  const { lower, upper } = buckets[percentileBucket(counts, percent) ?? -1] ?? {};
  if (lower === undefined) return undefined;
  const text = upper === undefined ? `≥ ${formatInteger(lower)}` : `≤ ${formatInteger(upper)}`;
  return { text, unit: rawUnitOf(unit), exact: withUnit(text, unit) };
}

/** Dimensions whose figures climb to a larger unit. */
const SCALED: ReadonlySet<Unit['dimension']> = new Set(['bytes', 'seconds', 'cycles']);

function withUnit(text: string, unit: Unit): string {
  const name = rawUnitOf(unit);
  return name === '' ? text : `${text} ${name}`;
}
