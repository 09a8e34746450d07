import type { SeriesPoints } from '@statsfs/core/series';

export const NO_POINTS: SeriesPoints = {
  x: new Float64Array(0),
  y: new Float64Array(0),
  events: [],
};

/** Something that concerns a moment or a span of all lines rather than a figure. */
export type ChartMark =
  /** A reset is drawn with its line; here it is named. */
  | {
      readonly kind: 'clear' | 'reset' | 'clock';
      readonly atUs: number;
      readonly text: string;
    }
  | {
      readonly kind: 'gap';
      readonly fromUs: number;
      readonly untilUs: number;
      readonly text: string;
    };

/** One line of a chart. `slot` fixes its colour and dash, so that it keeps them while others come and go. */
export interface LineSpec {
  readonly id: string;
  readonly label: string;
  readonly slot: number;
}

/** Where a chart gets what it draws. It asks after each call of a listener, never in between. */
export interface ChartSource {
  /** @returns what ends it. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Right end of what is known, in µs on the host's axis; 0 before anything is. */
  readonly endUs: () => number;
  /** Points of a line from `fromUs` on, and the one before, which leads into the window. */
  readonly points: (line: string, fromUs: number) => SeriesPoints;
  /** Those of the window that starts at `fromUs`. */
  readonly marks: (fromUs: number) => readonly ChartMark[];
}
