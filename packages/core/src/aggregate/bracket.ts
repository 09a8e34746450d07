/** A sample of a value: all its cells, as they were read at one time. */
export interface TimedCells {
  /** Microseconds, of the clock that all samples are on. */
  readonly atUs: number;
  readonly words: Uint32Array;
}

/** A value right before and right after a moment. */
export interface Bracket {
  readonly before: TimedCells;
  readonly after: TimedCells;
}

/**
 * A sample of that very moment is neither: a sweep looks at its clock once for several files, so one of them may have been
 * read a little earlier or later than it says.
 * @param samples oldest first. @returns undefined where none is older than the moment, or none newer.
 */
export function bracketAt(samples: readonly TimedCells[], atUs: number): Bracket | undefined {
  const before = samples.findLast((sample) => sample.atUs < atUs);
  const after = samples.find((sample) => sample.atUs > atUs);
  return before === undefined || after === undefined ? undefined : { before, after };
}
