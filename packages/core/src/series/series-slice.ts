import type { Words } from '../model/index.ts';
import type { Mark } from './mark.ts';

/** A stretch of the history of one file: some of its columns, cut at two times. */
export interface SeriesSlice {
  /** When each row was read: microseconds, growing. */
  readonly atUs: Float64Array<ArrayBuffer>;
  /** One 64-bit slot per row each. */
  readonly columns: readonly Words[];
  /** In order of time. The columns of a clear are those of the slice. */
  readonly marks: readonly Mark[];
}
