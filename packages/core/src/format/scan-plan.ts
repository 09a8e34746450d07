/** What the scanner does next. */
export const OP = {
  /** Bytes that must be there as they are, for they name what follows; the count says how many. */
  label: 0,
  // Numbers; the count says how many in a row.
  u64: 1,
  s64: 2,
  f64: 3,
  /** In hexadecimal, into the same 64 bits as `u64`. */
  hex: 4,
  /** Must be there, is not looked at. */
  skipNumber: 5,
  skipHex: 6,
  // The operations from here on take what stands before them as it is, and do not begin by looking for a token.
  /** Everything up to the end of the line, whatever it is: the thousand numbers of `intr` in /proc/stat. */
  skipLine: 16,
  /** The rest of the line, without the mark it may begin with, trimmed, as a string. */
  textLine: 17,
  /** The whole file, trimmed, as a string. */
  textFile: 18,
  /** What stands in parentheses, as a string: the name of a task, of which `)` may be a part. */
  taskName: 19,
  /** The next word, as a string. */
  nextWord: 20,
  // Binary data: no tokens, no marks; what is skipped is not looked at.
  /** As many bytes as the count says. */
  skipBytes: 24,
  /** As many little-endian u64 as the count says. */
  u64Bytes: 25,
  /** A whole command line of QEMU, whose guest's name is a string. */
  guestName: 26,
  /** First of a plan whose other steps are those of `scanExactly`, for files in which blanks are part of names. */
  exactly: 31,
} as const;

/**
 * Added to a label or a number that a word touches: the `(` of `(9 requested)`, the 1 of `1/137`. Such a label ends after its
 * bytes, such a number with its last digit, and there must be a word right behind.
 */
export const TOUCHED = 8;

/** From here on, up to `TOUCHED`, numbers fill no slot. */
export const FIRST_SKIP_OP = OP.skipNumber;

export const FIRST_LINE_OP = OP.skipLine;

/** These two end where what they read ends, not with the line. */
export const FIRST_WORD_OP = OP.taskName;

export const FIRST_BINARY_OP = OP.skipBytes;

/** Low bits of a step that hold its op; its count stands above them. */
export const OP_BITS = 5;
export const OP_MASK = 31;

/** Bytes of a file that do not begin at its start, for what stands before them never changes. */
export interface FilePart {
  readonly offset: number;
  readonly length: number;
}

/** What the hash begins with (FNV-1a), and stays for a plan of binary steps. */
export const FNV_OFFSET = 0x811c9dc5;

/** How to scan a file of one shape. Plain data, for plans cross to worker threads. */
export interface ScanPlan {
  /** An op and its count each: `op | count << OP_BITS`. */
  readonly steps: Uint32Array;
  /** What labels and marks must hash to, in 32 bits, unsigned. */
  readonly hash: number;
  /** What is to be read and scanned, where that is not the whole file. */
  readonly part?: FilePart;
}
