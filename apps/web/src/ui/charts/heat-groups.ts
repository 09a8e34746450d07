/** Rows of a heatmap that belong together; all groups together are all rows. */
export interface HeatGroup {
  readonly label: string;
  readonly count: number;
}

/** Where groups are named and parted, in CSS pixels from the top of the plot. */
export interface GroupLines {
  /** Between one group and the next. */
  readonly edges: readonly number[];
  /** 0 where groups are so thin that a line would hide what it parts. */
  readonly edgePx: 0 | 1 | 2;
  readonly names: readonly { readonly label: string; readonly y: number }[];
}

/** Names stand at least this far apart. */
const NAME_PX = 14;
/** Lines take no more than a quarter of the thinnest group. */
const LEAST_PER_LINE_PX = 4;

export function groupLines(groups: readonly HeatGroup[], rowPx: number): GroupLines {
  const edges: number[] = [];
  const names: { label: string; y: number }[] = [];
  let top = 0;
  for (const { label, count } of groups) {
    const height = count * rowPx;
    if (top > 0) edges.push(top);
    const y = top + height / 2;
    const above = names.at(-1)?.y ?? -Infinity;
    if (y - above >= NAME_PX) names.push({ label, y });
    top += height;
  }
  const thinnest = rowPx * Math.min(...groups.map(({ count }) => count));
  const edgePx = thinnest >= 2 * LEAST_PER_LINE_PX ? 2 : thinnest >= LEAST_PER_LINE_PX ? 1 : 0;
  return { edges, edgePx, names };
}
