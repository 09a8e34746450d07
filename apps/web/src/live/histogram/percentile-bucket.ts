/**
 * The bucket that a percentile lies in, by nearest rank: the first up to which at least that part of all counts lies. What
 * is known of the percentile is that it is in there, so the bucket's end is an upper bound of it. Exact with any counts.
 * @param percent whole, 1 to 100.
 * @returns undefined where nothing was counted, or less than nothing.
 */
export function percentileBucket(counts: readonly bigint[], percent: number): number | undefined {
  if (counts.some((count) => count < 0n)) return undefined;
  const wanted = totalOf(counts) * BigInt(percent);
  if (wanted === 0n) return undefined;
  let below = 0n;
  const place = counts.findIndex((count) => {
    below += count;
    return 100n * below >= wanted;
  });
  return place;
}

export const totalOf = (counts: readonly bigint[]): bigint =>
  counts.reduce((total, count) => total + count, 0n);
