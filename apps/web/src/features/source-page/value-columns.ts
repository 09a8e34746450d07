/** Over which a row tells the lowest and the highest. */
export const RANGE_SECONDS = 300;

/** Columns that give way where there is no room for them. */
export const COLUMN = {
  kind: '@max-[1020px]:hidden',
  line: '@max-[760px]:hidden',
  range: '@max-[600px]:hidden',
  share: '@max-[420px]:hidden',
  /** The value, where the growth since a baseline stands beside it. */
  valueBeside: '@max-[420px]:hidden',
} as const;
