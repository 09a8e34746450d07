/** What the scanner does next. */
export const OP = {
  /** Bytes that must be there as they are, for they name what follows; the count says how many. */
  label: 0,
  // Numbers; the count says how many in a row.
  u64: 1,
  s64: 2,
  f64: 3,
  /** Must be there, is not looked at. */
  skipNumber: 4,
  // The operations from here on take what stands before them as it is, and do not begin by looking for a token.
  /** Everything up to the end of the line, whatever it is: the thousand numbers of `intr` in /proc/stat. */
  skipLine: 5,
  /** The rest of the line, without the mark it may begin with, trimmed, as a string. */
  textLine: 6,
  /** The whole file, trimmed, as a string. */
  textFile: 7,
} as const;

export type Op = (typeof OP)[keyof typeof OP];

export const FIRST_LINE_OP = OP.skipLine;

/** Low bits of a step that hold its op; its count stands above them. */
export const OP_BITS = 3;
export const OP_MASK = 7;

/** How to scan a file of one shape. Plain data, for plans cross to worker threads. */
export interface ScanPlan {
  /** An op and its count each: `op | count << OP_BITS`. */
  readonly steps: Uint32Array;
  /** What labels and marks must hash to, in 32 bits, unsigned. */
  readonly hash: number;
}
