/** Colours come from the theme by number; the dash is the second channel, for those who cannot tell the colours apart. */
const SERIES_COUNT = 8;

const DASHES: readonly (readonly number[])[] = [
  [],
  [5, 3],
  [2, 2],
  [8, 3, 2, 3],
  [10, 4],
  [1, 3],
  [6, 2, 1, 2, 1, 2],
  [3, 5],
];

/** The theme's variable for a line. Slot 8 and above is "others": the last, grey one. */
export const seriesVariable = (slot: number): string =>
  `--series-${Math.min(slot, SERIES_COUNT - 1) + 1}`;

export const seriesDash = (slot: number): readonly number[] =>
  DASHES[Math.min(slot, SERIES_COUNT - 1)] ?? [];
