import { ROOT_PATH, type StatPath } from '@statsfs/core/model';

/** The baseline that this tab counts from: figures that the server keeps, and this viewer alone subtracts. */
export interface ChosenBaseline {
  readonly id: string;
  /** What its owner calls it; empty: nothing. */
  readonly name: string;
  /** The value, or the source with all below it, that it was set over. */
  readonly path: StatPath;
  /** In µs on the hub's axis. */
  readonly atUs: number;
  /** How many values it remembers. */
  readonly figureCount: number;
}

/** Whether a path is a source or what lies below it. */
export const isWithin = (path: StatPath, source: StatPath): boolean =>
  source === ROOT_PATH || path === source || path.startsWith(`${source}/`);
