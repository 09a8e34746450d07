import { formatInteger, type Unit } from '@statsfs/core/units';
import { bucketRange } from './bucket-text.ts';
import type { HistogramShape } from './histogram-shape.ts';
import { totalOf } from './percentile-bucket.ts';
import { shareText } from './share-text.ts';

/** All that is known of a bucket: `1,024 – 2,048 ns · 12 · 6.0 % · 93.5 % up to here`. Without counts its bounds alone. */
export function bucketLine(
  { buckets }: HistogramShape,
  counts: readonly bigint[],
  at: number,
  unit: Unit,
): string {
  const bucket = buckets[at];
  if (bucket === undefined) return '';
  const count = counts[at];
  const range = bucketRange(bucket, unit);
  if (count === undefined) return range;
  const parts = [range, formatInteger(count)];
  const total = totalOf(counts);
  if (total > 0n) {
    const upToHere = totalOf(counts.slice(0, at + 1));
    parts.push(shareText(count, total), `${shareText(upToHere, total)} up to here`);
  }
  return parts.join(' · ');
}
