/** Whether an aggregate is folded now. Folding means that each of its values travels to this browser every second. */
export type FoldState =
  | 'live'
  /** Waits for somebody to ask for it. */
  | 'ask'
  /** More than one browser can watch at a time. */
  | 'too-many';

/** Values that are folded without being asked for: about 60 kB a second. */
export const UNASKED_VALUES = 600;
/** Values that are folded at all. The server takes 10,000 paths a browser, and other panes want theirs. */
export const MOST_VALUES = 6_000;

export interface FoldWish {
  readonly key: string;
  /** Values that the aggregate covers. */
  readonly values: number;
}

/**
 * Which of the aggregates in sight are folded: those asked for, newest first, then the others from the top, while they
 * fit.
 * @param inSight from top to bottom.
 * @param asked keys, the newest last.
 */
export function foldStates(
  inSight: readonly FoldWish[],
  asked: readonly string[],
): ReadonlyMap<string, FoldState> {
  const states = new Map<string, FoldState>();
  let left = MOST_VALUES;
  for (const key of asked.toReversed()) {
    const wish = inSight.find((row) => row.key === key);
    if (wish === undefined || wish.values > left) continue;
    left -= wish.values;
    states.set(key, 'live');
  }
  let unasked = Math.min(UNASKED_VALUES, left);
  for (const { key, values } of inSight) {
    if (states.has(key)) continue;
    if (values > MOST_VALUES) states.set(key, 'too-many');
    else if (values > unasked) states.set(key, 'ask');
    else {
      unasked -= values;
      states.set(key, 'live');
    }
  }
  return states;
}
