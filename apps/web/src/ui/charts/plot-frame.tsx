import { formatAxis, formatClock, type Unit } from '@statsfs/core/units';
import { memo, type ReactNode, useId, useLayoutEffect, useMemo } from 'react';
import {
  CartesianGrid,
  ComposedChart,
  ReferenceArea,
  ReferenceLine,
  usePlotArea,
  useXAxisInverseScale,
  useXAxisScale,
  useYAxisScale,
  XAxis,
  YAxis,
} from 'recharts';
import type { ChartFrame } from './chart-frame.ts';
import type { ChartMark } from './chart-source.ts';
import type { ChartSurround } from './live-chart.ts';
import type { PlotGeometry } from './plot-geometry.ts';

export interface PlotFrameProps {
  readonly surround: ChartSurround;
  readonly width: number;
  readonly height: number;
  readonly unit: Unit;
  readonly perSecond: boolean;
  readonly onGeometry: (geometry: PlotGeometry) => void;
}

const MARGIN = { top: 8, right: 16, bottom: 0, left: 0 };
const TIME_AXIS_HEIGHT = 20;
/** Width of a character of the axes' face at its size, and the room between label and plot. */
const CHARACTER_WIDTH = 6.4;
const LABEL_GAP = 12;
const TICK = {
  fontSize: 10.5,
  fontFamily: 'var(--font-mono, ui-monospace, monospace)',
  fill: 'var(--fg2)',
};
/** recharts derives no scale from an empty chart, even when the domain is given. */
const NO_ROWS = [{ ms: 0, y: 0 }];

/**
 * Axes, grid and marks by recharts; the lines are ink on a canvas above. Rendered only when `surround` or the size is
 * another: with every sample it would cost more than all the rest of the page together (measured).
 */
export const PlotFrame = memo(function PlotFrame(props: PlotFrameProps) {
  const { surround, width, height, unit, perSecond, onGeometry } = props;
  const { frame, marks } = surround;
  const hatch = useId();
  const labels = useMemo(
    () => frame.yTicks.map((tick) => formatAxis(tick, unit, perSecond)),
    [frame, unit, perSecond],
  );
  const labelWidth = Math.max(...labels.map((label) => label.length)) * CHARACTER_WIDTH + LABEL_GAP;
  const offset = new Date(frame.toUs / 1000).getTimezoneOffset();
  const hasSeconds = frame.timeTicksMs.some((ms) => ms % 60_000 !== 0);
  const clockLength = hasSeconds ? 8 : 5;
  const plotWidth = width - labelWidth - MARGIN.right;
  // A label that would stick out on the right is left out.
  const overhang = Math.max(0, (clockLength * CHARACTER_WIDTH) / 2 - MARGIN.right);
  const lastMs = frame.toUs / 1000 - (overhang * (frame.toUs - frame.fromUs)) / 1000 / plotWidth;
  const timeTicks = frame.timeTicksMs.filter((ms) => ms <= lastMs);
  return (
    <ComposedChart
      width={width}
      height={height}
      margin={MARGIN}
      data={NO_ROWS}
      accessibilityLayer={false}
      aria-hidden
    >
      <defs>
        <pattern
          id={hatch}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(-45)"
        >
          <line x1="0" y1="3" x2="6" y2="3" stroke="var(--edge)" strokeWidth="1" />
        </pattern>
      </defs>
      <CartesianGrid vertical={false} stroke="var(--grid)" />
      <XAxis
        dataKey="ms"
        type="number"
        domain={[frame.fromUs / 1000, frame.toUs / 1000]}
        allowDataOverflow
        ticks={timeTicks}
        interval={0}
        tickFormatter={(ms: number) => formatClock(ms, offset).slice(0, clockLength)}
        height={TIME_AXIS_HEIGHT}
        axisLine={false}
        tickLine={false}
        tick={TICK}
      />
      <YAxis
        dataKey="y"
        type="number"
        domain={[frame.yTicks[0] ?? 0, frame.yTicks.at(-1) ?? 1]}
        allowDataOverflow
        ticks={[...frame.yTicks]}
        interval={0}
        tickFormatter={(tick: number) => formatAxis(tick, unit, perSecond)}
        width={labelWidth}
        axisLine={false}
        tickLine={false}
        tick={TICK}
      />
      {marks.map((mark) => markShape(mark, frame, `url(#${hatch})`))}
      <GeometryProbe frame={frame} onGeometry={onGeometry} />
    </ComposedChart>
  );
});

/** A clear is a dashed line, a step of the wall clock a thinner one, a gap is hatched; a reset is drawn with its line. */
function markShape(mark: ChartMark, frame: ChartFrame, hatching: string): ReactNode {
  switch (mark.kind) {
    case 'gap':
      return (
        <ReferenceArea
          key={`gap ${mark.fromUs}`}
          x1={Math.max(mark.fromUs, frame.fromUs) / 1000}
          x2={Math.min(mark.untilUs, frame.toUs) / 1000}
          ifOverflow="hidden"
          fill={hatching}
          fillOpacity={1}
        />
      );
    case 'clear':
    case 'clock':
      return (
        <ReferenceLine
          key={`${mark.kind} ${mark.atUs}`}
          x={mark.atUs / 1000}
          ifOverflow="hidden"
          stroke={mark.kind === 'clear' ? 'var(--fg1)' : 'var(--fg2)'}
          strokeDasharray={mark.kind === 'clear' ? '2 3' : '1 5'}
        />
      );
    case 'reset':
      return null;
  }
}

interface GeometryProbeProps {
  readonly frame: ChartFrame;
  readonly onGeometry: (geometry: PlotGeometry) => void;
}

/** Hands the layout that recharts has found to the ink. */
function GeometryProbe({ frame, onGeometry }: GeometryProbeProps) {
  const area = usePlotArea();
  const xScale = useXAxisScale();
  const xInverse = useXAxisInverseScale();
  const yScale = useYAxisScale();
  useLayoutEffect(() => {
    if (
      area === undefined ||
      xScale === undefined ||
      yScale === undefined ||
      xInverse === undefined
    ) {
      return;
    }
    onGeometry({
      frame,
      left: area.x,
      top: area.y,
      width: area.width,
      height: area.height,
      xOf: (ms) => xScale(ms) ?? Number.NaN,
      msAt: (x) => Number(xInverse(x)),
      yOf: (value) => yScale(value) ?? Number.NaN,
    });
  }, [frame, area, xScale, xInverse, yScale, onGeometry]);
  return null;
}
