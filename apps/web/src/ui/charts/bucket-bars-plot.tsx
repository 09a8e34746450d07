import { type BarScale, barFraction } from './bar-axis.ts';
import { type BarBox, barPath, labelEvery } from './bar-plot.ts';

/** A line at one end of a bucket, with a word at it: where a percentile is. */
export interface BucketMark {
  readonly label: string;
  readonly bucket: number;
  readonly end: 'lower' | 'upper';
}

export interface BarPlotProps {
  readonly box: BarBox;
  readonly values: ArrayLike<number>;
  readonly labels: readonly string[];
  readonly marks: readonly BucketMark[];
  readonly pointed: number | undefined;
  readonly scale: BarScale;
  readonly ticks: readonly number[];
  readonly tickLabels: readonly string[];
}

const CHARACTER_PX = 6.4;
const LABEL_GAP_PX = 12;
const MARK_LINE_PX = 12;
const FONT = { fontSize: 10.5, fontFamily: 'var(--font-mono, ui-monospace, monospace)' };

/** Axes, bars and marks. */
export function BarPlot(props: BarPlotProps) {
  const { box, values, marks, pointed, scale, ticks, tickLabels } = props;
  const { left, top, width, height } = box;
  const axisTop = ticks.at(-1) ?? 1;
  const step = width / values.length;
  const yOf = (tick: number): number => top + height * (1 - barFraction(tick, axisTop, scale));
  return (
    <svg aria-hidden className="absolute inset-0 size-full overflow-hidden" style={FONT}>
      {pointed !== undefined && pointed < values.length && (
        <rect x={left + pointed * step} y={top} width={step} height={height} fill="var(--bg2)" />
      )}
      {ticks.map((tick, i) => (
        <g key={tick}>
          <line x1={left} x2={left + width} y1={yOf(tick)} y2={yOf(tick)} stroke="var(--grid)" />
          <text
            x={left - 8}
            y={yOf(tick)}
            dominantBaseline="middle"
            textAnchor="end"
            fill="var(--fg2)"
          >
            {tickLabels[i]}
          </text>
        </g>
      ))}
      <path d={barPath(values, box, { top: axisTop, scale })} fill="var(--series-1)" />
      <line x1={left} x2={left + width} y1={top + height} y2={top + height} stroke="var(--edge)" />
      <Labels {...props} step={step} />
      <Marks box={box} step={step} marks={marks} />
    </svg>
  );
}

/** Bounds stand under the edges of bars, names under their middles. */
function Labels({ box, values, labels, step }: BarPlotProps & { readonly step: number }) {
  const { left, top, width, height } = box;
  const isBounds = labels.length > values.length;
  const widest = CHARACTER_PX * Math.max(0, ...labels.slice(0, 100).map(({ length }) => length));
  const every = labelEvery(labels.length, step, widest + LABEL_GAP_PX);
  const last = labels.length - 1;
  return labels.map((label, i) => {
    // Where the axis ends is said, too, if the label before leaves room.
    const isEnd = isBounds && i === last && (i % every) * step > widest / 2 + LABEL_GAP_PX;
    if (i % every !== 0 && !isEnd) return null;
    const x = left + (isBounds ? i : i + 0.5) * step;
    const half = (CHARACTER_PX * label.length) / 2;
    if (x + half > left + width + 16) return null;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a bucket is its place
      <text key={i} x={x} y={top + height + 14} textAnchor="middle" fill="var(--fg2)">
        {label}
      </text>
    );
  });
}

interface MarksProps {
  readonly box: BarBox;
  readonly step: number;
  readonly marks: readonly BucketMark[];
}

/** All lines before any word, which no line may cross. */
function Marks({ box: { left, top, width, height }, step, marks }: MarksProps) {
  const places = byPlace(marks);
  return (
    <>
      {places.map(({ label, place }) => (
        <line
          key={label}
          x1={left + place * step}
          x2={left + place * step}
          y1={top}
          y2={top + height}
          stroke="var(--fg1)"
          strokeDasharray="3 3"
        />
      ))}
      {places.map(({ label, place }, row) => {
        const x = left + place * step;
        const hasRoom = x + CHARACTER_PX * label.length + 6 < left + width;
        return (
          <text
            key={label}
            x={hasRoom ? x + 4 : x - 4}
            y={top + MARK_LINE_PX * (row + 0.5)}
            dominantBaseline="middle"
            textAnchor={hasRoom ? 'start' : 'end'}
            fill="var(--fg0)"
            stroke="var(--bg1)"
            strokeWidth={4}
            paintOrder="stroke"
          >
            {label}
          </text>
        );
      })}
    </>
  );
}

/** Marks at one place are one, with both words. */
function byPlace(marks: readonly BucketMark[]): { label: string; place: number }[] {
  const labels = new Map<number, string[]>();
  for (const { label, bucket, end } of marks) {
    const place = end === 'upper' ? bucket + 1 : bucket;
    labels.set(place, [...(labels.get(place) ?? []), label]);
  }
  return [...labels].map(([place, words]) => ({ place, label: words.join(' ') }));
}
