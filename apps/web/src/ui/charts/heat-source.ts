/** One stretch of time: the figure of each row in it, NaN where there is none. */
export interface HeatSlice {
  readonly startUs: number;
  readonly cells: Float64Array;
}

/** Where a heatmap gets its columns; asked after each call of a listener. */
export interface HeatSource {
  /** @returns what ends it. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Right end of what is known; 0 before anything is. */
  readonly endUs: () => number;
  /** Length of a column. */
  readonly bucketUs: number;
  /** From a time on, oldest first; a stretch without samples has no column. */
  readonly columns: (fromUs: number) => readonly HeatSlice[];
}
