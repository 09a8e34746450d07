import type { ChartFrame } from './chart-frame.ts';

/** Where recharts has put the plot, in CSS pixels of the chart, and the frame that this holds for. */
export interface PlotGeometry {
  readonly frame: ChartFrame;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Pixel of a time in Unix milliseconds, and back. */
  readonly xOf: (ms: number) => number;
  readonly msAt: (x: number) => number;
  readonly yOf: (value: number) => number;
}

/** Linear scales as two numbers each, so that the inner loop calls nothing. */
export interface LinearPlot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly fromUs: number;
  readonly pxPerUs: number;
  readonly yOrigin: number;
  readonly pxPerUnit: number;
}

export function linearPlot(geometry: PlotGeometry): LinearPlot {
  const { frame, left, top, width, height, xOf, yOf } = geometry;
  const low = frame.yTicks[0] ?? 0;
  const high = frame.yTicks.at(-1) ?? 1;
  const pxPerUnit = (yOf(high) - yOf(low)) / (high - low);
  const x0 = xOf(frame.fromUs / 1000);
  const x1 = xOf(frame.toUs / 1000);
  return {
    left,
    right: left + width,
    top,
    bottom: top + height,
    fromUs: frame.fromUs - x0 / ((x1 - x0) / (frame.toUs - frame.fromUs)),
    pxPerUs: (x1 - x0) / (frame.toUs - frame.fromUs),
    yOrigin: yOf(low) - low * pxPerUnit,
    pxPerUnit,
  };
}
