/** 'S' 'F' 'S' 'L': a slice, in front of its version. */
export const SLICE_MAGIC: readonly number[] = [0x53, 0x46, 0x53, 0x4c];
export const SLICE_VERSION = 2;

/**
 * What a reader allocates is bounded before it allocates: a run of rows that stand still takes few bytes, so the length
 * of the bytes alone bounds nothing. 4 Mi cells are 32 MiB: an hour at 10 Hz of 116 columns.
 */
export const MAX_SLICE_CELLS = 4_194_304;
export const MAX_SLICE_COLUMNS = 65_536;
export const MAX_SLICE_MARKS = 65_536;
/** Of a reason or a name in a mark. */
export const MAX_MARK_TEXT_BYTES = 1024;

export const MARK_KINDS = ['gap', 'clear', 'unreadable', 'reset'] as const;
const MARK_KINDS_1 = MARK_KINDS.slice(0, 3);

/** Version 1 knew no reset, which is all that version 2 added. */
export const markKindsOf = (version: number): readonly (typeof MARK_KINDS)[number][] =>
  version === 1 ? MARK_KINDS_1 : MARK_KINDS;
