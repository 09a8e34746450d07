import { type BarScale, barFraction } from './bar-axis.ts';

/** Where bars stand, in CSS pixels. */
export interface BarBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What is above zero is seen, however little it is. */
const LEAST_PX = 1.5;
/** Bars narrower than this touch each other: a gap would take more than it leaves. */
const GAP_FROM_PX = 4;

/** All bars as one path, which the browser fills in one go however many there are. */
export function barPath(
  values: ArrayLike<number>,
  { left, top, width, height }: BarBox,
  axis: { readonly top: number; readonly scale: BarScale },
): string {
  const step = width / values.length;
  const gap = step >= GAP_FROM_PX ? 1 : 0;
  const bottom = top + height;
  let path = '';
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    if (!(value > 0)) continue;
    const px = Math.max(LEAST_PX, height * barFraction(value, axis.top, axis.scale));
    path += `M${round(left + i * step)} ${bottom}v${-round(px)}h${round(step - gap)}V${bottom}z`;
  }
  return path;
}

/** Which labels have room: every one, every second, every fifth … @param widestPx with the room between two. */
export function labelEvery(count: number, stepPx: number, widestPx: number): number {
  const least = Math.max(1, Math.ceil(widestPx / stepPx));
  const rounds = [1, 2, 5, 10, 20, 50, 100];
  return rounds.find((every) => every >= least) ?? Math.max(least, count);
}

/** The bar under a place of the chart; undefined beside them. */
export function barAt(x: number, count: number, { left, width }: BarBox): number | undefined {
  const at = Math.floor(((x - left) / width) * count);
  return at >= 0 && at < count ? at : undefined;
}

const round = (px: number): number => Math.round(100 * px) / 100;
