import type { Fold } from '@statsfs/core/aggregate';
import type { Descriptor } from '@statsfs/core/model';
import { useState } from 'react';
import type { Latest } from '../../live/latest.ts';
import { rankParts } from './rank-parts.ts';

/** Rows that trade places with every sample cannot be read; the order follows the figures this often. */
const RANK_EVERY_US = 3e6;

/** `rankParts`, but settled between changes of the figures. */
export function useRankedParts(
  latests: readonly Latest[],
  descriptor: Descriptor,
  fold: Fold,
): readonly number[] {
  const occasion = `${fold} ${roundOf(latests)}`;
  const rank = () => ({ occasion, order: rankParts(latests, descriptor, fold) });
  const [ranked, setRanked] = useState(rank);
  if (ranked.occasion === occasion) return ranked.order;
  const next = rank();
  setRanked(next);
  return next.order;
}

/** Changes every few seconds of the host's time, and when a value gets its first sample. */
function roundOf(latests: readonly Latest[]): string {
  let newestUs = 0;
  let known = 0;
  for (const latest of latests) {
    if (latest.kind === 'no-data') continue;
    known++;
    newestUs = Math.max(newestUs, latest.atUs);
  }
  return `${known} of ${latests.length}, ${Math.floor(newestUs / RANK_EVERY_US)}`;
}
