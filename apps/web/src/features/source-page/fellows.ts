import { hasRate, type ResolvedValue, type StatPath } from '@statsfs/core/model';
import type { Latest } from '../../live/latest.ts';

/** A share of more values than this would make a browser watch them all for one column. */
const MOST_FELLOWS = 128;

/**
 * For each value that has a rate, all values of the source that count the same unit: what its share is a share of. A
 * value that is alone with its unit has no share.
 */
export function fellowsOf(
  values: readonly ResolvedValue[],
): ReadonlyMap<StatPath, readonly StatPath[]> {
  const byUnit = new Map<string, StatPath[]>();
  for (const { path, descriptor } of values) {
    if (!hasRate(descriptor.kind)) continue;
    const unit = JSON.stringify(descriptor.unit);
    byUnit.set(unit, [...(byUnit.get(unit) ?? []), path]);
  }
  const fellows = new Map<StatPath, readonly StatPath[]>();
  for (const paths of byUnit.values()) {
    if (paths.length < 2 || paths.length > MOST_FELLOWS) continue;
    for (const path of paths) fellows.set(path, paths);
  }
  return fellows;
}

/** Part of a rate in those of all, as `12.3 %`; nothing while one is not known, or all stand still. */
export function shareWords(own: Latest, all: readonly Latest[]): string | undefined {
  const rate = rateOf(own);
  const sum = all.reduce((total, latest) => total + rateOf(latest), 0);
  return rate >= 0 && sum > 0 ? `${((100 * rate) / sum).toFixed(1)} %` : undefined;
}

/** NaN where there is none, which makes the sum none. */
const rateOf = (latest: Latest): number => (latest.kind === 'ok' ? latest.rate : Number.NaN);
