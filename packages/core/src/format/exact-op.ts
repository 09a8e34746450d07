/** What `scanExactly` does next. Its steps follow one of `OP.exactly`, and are made as those of a `ScanPlan`. */
export const EXACT_OP = {
  /** Bytes that must be there as they are, blanks and line ends included; the count says how many. */
  bytes: 0,
  // Numbers, each up to the byte that ends it.
  u64: 1,
  s64: 2,
  /** As JavaScript writes one: `1e-7`, `NaN`, `-Infinity`. */
  f64: 3,
  /** The rest of the line, whatever it is. */
  skipLine: 4,
  /** The rest of the line as a string, without the escapes of metricfs. */
  escapedLine: 5,
  /** The rest of the line as a string. */
  textLine: 6,
  /** All that is left of the file as a string. */
  textFile: 7,
  /**
   * The rest of the line, which is the name of a state or a number. The count says how many names there are; four numbers
   * for each follow: hash and length of its bytes, low and high word of what it stands for.
   */
  state: 8,
} as const;

export type ExactOp = (typeof EXACT_OP)[keyof typeof EXACT_OP];

/** Numbers that each state takes in a plan. */
export const STATE_STEPS = 4;
