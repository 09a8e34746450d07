import type { Words } from '@statsfs/core/model';

/** What is known of a value now. A gap in time shows on charts; here the last sample simply grows old. */
export type Latest =
  | { readonly kind: 'no-data' }
  | { readonly kind: 'unreadable'; readonly code: number; readonly atUs: number }
  | LatestSample;

export interface LatestSample {
  readonly kind: 'ok';
  readonly atUs: number;
  /** One slot per cell, in the order of the table's keys. */
  readonly words: Words;
  /** One string per cell of a text value; empty for numbers. */
  readonly texts: readonly string[];
  /** Per second; NaN where there is no rate: not cumulative, first sample, or a reset. */
  readonly cellRates: Float64Array;
  /** Sum of the cells' rates; NaN when no cell has one. */
  readonly rate: number;
  /** A counter fell or wrapped between the sample before and this one. */
  readonly step: 'normal' | 'reset' | 'wrap';
  /** The agent is away: the figure is true, but old. */
  readonly stale: boolean;
}

export const NO_LATEST: Latest = { kind: 'no-data' };
