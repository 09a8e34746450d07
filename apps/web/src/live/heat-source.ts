import type { StatPath } from '@statsfs/core/model';
import type { HeatFill } from './heat-fill.ts';
import { type HeatColumn, HeatMatrix } from './heat-matrix.ts';
import type { LiveStore } from './live-store.ts';

/** More columns than this are not told apart on a screen. */
const MAX_COLUMNS = 300;

/** The cells of a table over time as a heatmap takes them. */
export interface HeatColumns {
  readonly subscribe: (listener: () => void) => () => void;
  readonly endUs: () => number;
  readonly bucketUs: number;
  readonly columns: (fromUs: number) => readonly HeatColumn[];
}

export function createHeatSource(
  store: Pick<LiveStore, 'onTick' | 'nowUs' | 'samples' | 'intervalUs'>,
  path: StatPath,
  windowSeconds: number,
  fill: HeatFill,
): HeatColumns {
  // A column shorter than the interval would be empty every other time.
  const bucketUs = Math.max(store.intervalUs(), (windowSeconds * 1e6) / MAX_COLUMNS);
  const matrix = new HeatMatrix(bucketUs, fill);
  return {
    subscribe: store.onTick,
    endUs: () => store.nowUs(),
    bucketUs,
    columns: (fromUs) => {
      const kept = store.samples(path);
      if (kept === undefined) return [];
      matrix.update(kept, fromUs);
      return matrix.columns();
    },
  };
}
