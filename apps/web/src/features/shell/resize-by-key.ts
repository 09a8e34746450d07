export interface WidthRange {
  readonly leastPx: number;
  readonly mostPx: number;
}

const STEP_PX = 16;
const LARGE_STEP_PX = 64;

/**
 * The width a key asks a separator for, undefined when it asks for none.
 * @param side where the pane lies of its separator: the arrow that points away from it widens it.
 */
export function resizeByKey(
  key: { readonly key: string; readonly shiftKey: boolean },
  widthPx: number,
  range: WidthRange,
  side: 'left' | 'right',
): number | undefined {
  const step = (key.shiftKey ? LARGE_STEP_PX : STEP_PX) * (side === 'left' ? 1 : -1);
  const within = (px: number): number => Math.min(range.mostPx, Math.max(range.leastPx, px));
  switch (key.key) {
    case 'ArrowRight':
      return within(widthPx + step);
    case 'ArrowLeft':
      return within(widthPx - step);
    case 'Home':
      return range.leastPx;
    case 'End':
      return range.mostPx;
    default:
      return undefined;
  }
}
