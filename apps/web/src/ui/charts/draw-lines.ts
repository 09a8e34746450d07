import {
  downsample,
  downsampleCapacity,
  type Points,
  type SeriesPoints,
} from '@statsfs/core/series';
import type { LineSpec } from './chart-source.ts';
import type { LinearPlot } from './plot-geometry.ts';
import { prepareCanvas } from './prepare-canvas.ts';
import { seriesDash, seriesVariable } from './series-style.ts';

export interface DrawnLine extends LineSpec {
  readonly points: SeriesPoints;
}

export interface Drawing {
  readonly plot: LinearPlot;
  /** Kept by the caller from frame to frame, so that drawing allocates no arrays. */
  readonly buffer: Points;
  readonly lines: readonly DrawnLine[];
}

const LINE_WIDTH = 1.6;
const DOT_RADIUS = 1.8;
const WRAP_RADIUS = 3;
const RESET_HEIGHT = 7;

/** Draws all lines anew, the first one on top. The canvas covers the chart, in its CSS pixels. */
export function drawLines(canvas: HTMLCanvasElement, { plot, buffer, lines }: Drawing): void {
  const ink = prepareCanvas(canvas);
  if (ink === undefined) return;
  const { left, right, top, bottom } = plot;
  const style = getComputedStyle(canvas);
  ink.save();
  ink.beginPath();
  // Half a line's width of room, so that a line along the axis is not cut in two.
  ink.rect(left, top - LINE_WIDTH, right - left, bottom - top + 2 * LINE_WIDTH);
  ink.clip();
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i];
    if (line === undefined) continue;
    ink.strokeStyle = style.getPropertyValue(seriesVariable(line.slot));
    ink.fillStyle = ink.strokeStyle;
    strokeLine(ink, plot, line, buffer);
    drawEvents(ink, plot, line.points);
  }
  ink.restore();
}

function strokeLine(
  ink: CanvasRenderingContext2D,
  plot: LinearPlot,
  line: DrawnLine,
  buffer: Points,
): void {
  const { left, right, fromUs, pxPerUs, yOrigin, pxPerUnit } = plot;
  const from = fromUs + left / pxPerUs;
  const to = fromUs + right / pxPerUs;
  const columns = pixelColumns(plot);
  const count = downsample(line.points, { from, to, columns }, buffer);
  const { x, y } = buffer;
  ink.lineWidth = LINE_WIDTH;
  ink.setLineDash([...seriesDash(line.slot)]);
  ink.beginPath();
  let isDown = false;
  for (let i = 0; i < count; i++) {
    const value = y[i] ?? Number.NaN;
    if (Number.isNaN(value)) {
      isDown = false;
      continue;
    }
    const px = ((x[i] ?? 0) - fromUs) * pxPerUs;
    const py = yOrigin + value * pxPerUnit;
    const isAlone: boolean = !isDown && (i + 1 === count || Number.isNaN(y[i + 1] ?? Number.NaN));
    if (isAlone) {
      ink.moveTo(px + DOT_RADIUS, py);
      ink.arc(px, py, DOT_RADIUS, 0, 2 * Math.PI);
    } else if (isDown) ink.lineTo(px, py);
    else ink.moveTo(px, py);
    isDown = !isAlone;
  }
  ink.stroke();
}

const pixelColumns = ({ left, right }: LinearPlot): number => Math.max(1, Math.round(right - left));

/** `buffer` if it is long enough for the plot, else a longer one. */
export function bufferFor(plot: LinearPlot, buffer: Points): Points {
  const capacity = downsampleCapacity(pixelColumns(plot));
  if (buffer.x.length >= capacity) return buffer;
  return { x: new Float64Array(capacity), y: new Float64Array(capacity) };
}

/** A reset is a tick on the time axis, a wrap a hollow dot on the line. */
function drawEvents(ink: CanvasRenderingContext2D, plot: LinearPlot, points: SeriesPoints): void {
  const { fromUs, pxPerUs, yOrigin, pxPerUnit, bottom } = plot;
  ink.setLineDash([]);
  for (const event of points.events) {
    if (event.kind !== 'reset' && event.kind !== 'wrap') continue;
    const px = (event.atUs - fromUs) * pxPerUs;
    ink.beginPath();
    if (event.kind === 'reset') {
      ink.moveTo(px, bottom);
      ink.lineTo(px, bottom - RESET_HEIGHT);
    } else {
      const index = points.x.indexOf(event.atUs);
      const value = points.y[index] ?? Number.NaN;
      if (Number.isNaN(value)) continue;
      ink.arc(px, yOrigin + value * pxPerUnit, WRAP_RADIUS, 0, 2 * Math.PI);
    }
    ink.stroke();
  }
}
