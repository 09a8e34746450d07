import { formatClock, timeTicks } from '@statsfs/core/units';
import { createCividis } from './cividis.ts';
import { groupLines, type HeatGroup } from './heat-groups.ts';
import type { HeatPlot } from './heat-plot.ts';
import { type HeatScale, heatStep } from './heat-scale.ts';
import { prepareCanvas } from './prepare-canvas.ts';

/** Room around the plot, for times below it, in CSS pixels. */
export const HEAT_MARGIN = { right: 8, top: 4, bottom: 18 } as const;
const ROW_NAMES_PX = 64;
const GROUP_NAMES_PX = 72;

/** Room for the names of rows, and before them for those of their groups. */
export const heatLeft = (groups: readonly HeatGroup[]): number =>
  ROW_NAMES_PX + (groups.length > 0 ? GROUP_NAMES_PX : 0);

const FONT_PX = 10.5;
/** Names of rows stand at least this far apart. */
const ROW_LABEL_PX = 14;
const TIME_LABEL_PX = 90;
const HATCH_PX = 6;
const COLOURS = createCividis();

export interface HeatDrawing {
  readonly plot: HeatPlot;
  readonly rowLabels: readonly string[];
  readonly groups: readonly HeatGroup[];
  readonly scale: HeatScale;
  /** Kept by the caller from frame to frame: a pixel per cell, scaled up by the browser. */
  readonly pixels: OffscreenCanvas;
}

/** Draws all cells anew. 512 rows by 300 columns take a few milliseconds. */
export function drawHeat(canvas: HTMLCanvasElement, drawing: HeatDrawing): void {
  const ink = prepareCanvas(canvas);
  if (ink === undefined) return;
  const style = getComputedStyle(canvas);
  const { right, top, bottom } = HEAT_MARGIN;
  const left = heatLeft(drawing.groups);
  const width = canvas.clientWidth - left - right;
  const height = canvas.clientHeight - top - bottom;
  ink.translate(0, top);
  hatch(ink, { left, width, height }, style.getPropertyValue('--line'));
  paintCells(drawing);
  ink.imageSmoothingEnabled = false;
  ink.drawImage(drawing.pixels, left, 0, width, height);
  ink.font = `${FONT_PX}px ${style.getPropertyValue('font-family')}`;
  ink.fillStyle = style.getPropertyValue('--fg2');
  labelRows(ink, drawing, { left, width, height });
  drawGroups(ink, drawing, { left, width, height }, style);
  labelTimes(ink, drawing.plot, { left, width, height });
}

function paintCells({ plot, scale, pixels }: HeatDrawing): void {
  const { columnCount, rowCount, columns, fromUs, bucketUs } = plot;
  if (pixels.width !== columnCount || pixels.height !== rowCount) {
    pixels.width = columnCount;
    pixels.height = rowCount;
  }
  const ink = pixels.getContext('2d');
  if (ink === null) return;
  const image = ink.createImageData(columnCount, rowCount);
  const words = new Uint32Array(image.data.buffer);
  for (const { startUs, cells } of columns) {
    const x = Math.round((startUs - fromUs) / bucketUs);
    for (let row = 0; row < rowCount; row++) {
      const step = heatStep(cells[row] ?? Number.NaN, plot, scale);
      // What has no figure stays transparent, so the hatching shows.
      if (step !== undefined) words[row * columnCount + x] = COLOURS[step] ?? 0;
    }
  }
  ink.putImageData(image, 0, 0);
}

interface Box {
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

function hatch(ink: CanvasRenderingContext2D, { left, width, height }: Box, colour: string): void {
  ink.save();
  ink.beginPath();
  ink.rect(left, 0, width, height);
  ink.clip();
  ink.strokeStyle = colour;
  ink.beginPath();
  for (let x = left - height; x < left + width; x += HATCH_PX) {
    ink.moveTo(x, height);
    ink.lineTo(x + height, 0);
  }
  ink.stroke();
  ink.restore();
}

function labelRows(
  ink: CanvasRenderingContext2D,
  { plot, rowLabels }: HeatDrawing,
  { left, height }: Box,
): void {
  const rowPx = height / plot.rowCount;
  const every = Math.ceil(ROW_LABEL_PX / rowPx);
  ink.textAlign = 'right';
  ink.textBaseline = 'middle';
  for (let row = 0; row < plot.rowCount; row += every) {
    ink.fillText(rowLabels[row] ?? '', left - 8, (row + 0.5) * rowPx, ROW_NAMES_PX - 10);
  }
}

function drawGroups(
  ink: CanvasRenderingContext2D,
  { plot, groups }: HeatDrawing,
  { left, width, height }: Box,
  style: CSSStyleDeclaration,
): void {
  const { edges, edgePx, names } = groupLines(groups, height / plot.rowCount);
  const below = ink.fillStyle;
  ink.fillStyle = style.getPropertyValue('--bg1');
  for (const y of edges) ink.fillRect(left, y - edgePx / 2, width, edgePx);
  ink.fillStyle = style.getPropertyValue('--line');
  for (const y of edges) ink.fillRect(0, y - 0.5, left - 4, edgePx === 0 ? 0 : 1);
  ink.fillStyle = style.getPropertyValue('--fg1');
  ink.textAlign = 'left';
  for (const { label, y } of names) ink.fillText(label, 0, y, GROUP_NAMES_PX - 4);
  ink.fillStyle = below;
}

function labelTimes(
  ink: CanvasRenderingContext2D,
  plot: HeatPlot,
  { left, width, height }: Box,
): void {
  const { fromUs, bucketUs, columnCount } = plot;
  const toUs = fromUs + columnCount * bucketUs;
  const offset = new Date(toUs / 1000).getTimezoneOffset();
  const most = Math.max(2, Math.floor(width / TIME_LABEL_PX));
  ink.textAlign = 'center';
  ink.textBaseline = 'bottom';
  for (const ms of timeTicks(fromUs / 1000, toUs / 1000, most, offset)) {
    const x = left + ((ms * 1000 - fromUs) / (toUs - fromUs)) * width;
    const label = formatClock(ms, offset);
    if (x < left + width - 20)
      ink.fillText(ms % 60_000 === 0 ? label.slice(0, 5) : label, x, height + HEAT_MARGIN.bottom);
  }
}
