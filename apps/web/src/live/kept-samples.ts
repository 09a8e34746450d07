import type { Descriptor } from '@statsfs/core/model';
import type { Mark } from '@statsfs/core/series';
import type { SampleView } from './sample-columns.ts';

/** What is kept of one value, with all that it takes to read it. */
export interface KeptSamples {
  readonly view: SampleView;
  readonly descriptor: Descriptor;
  /** Clears and gaps that concern the value, oldest first. */
  readonly marks: readonly Mark[];
  /** Later samples are not shown yet. */
  readonly untilUs: number;
  /** Equal numbers of one path mean equal samples. */
  readonly revision: number;
}
