export { type AlignedSeries, alignSeries } from './align-series.ts';
export { decodeSlice } from './decode-slice.ts';
export { downsample, downsampleCapacity, type PixelWindow } from './downsample.ts';
export { encodeSlice } from './encode-slice.ts';
export { type Interruption, interruptionBetween, type Mark } from './mark.ts';
export { growthOf, moveBetween, perSecond, type StepRules } from './move.ts';
export type { PointEvent } from './point-event.ts';
export type { Points } from './points.ts';
export { type PointForm, type SeriesPoints, toPoints } from './rates.ts';
export { SeriesError, type SeriesErrorCode } from './series-error.ts';
export { SeriesGroup, type SeriesGroupOptions } from './series-group.ts';
export type { SeriesSlice } from './series-slice.ts';
export { ratePerSecond, type Sample, type Step, stepBetween } from './step.ts';
export {
  WINDOW_STATES,
  type WindowSpan,
  type WindowState,
  type Windows,
  windowsOf,
} from './windows.ts';
