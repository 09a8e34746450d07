/*
 * How the scanner sees bytes. The same three classes cut every format into tokens:
 *
 *   blank   space, tab, carriage return   part tokens, otherwise ignored, for columns are padded
 *   mark    newline, ':' and '='          part tokens and belong to the shape of a file
 *   word    everything else               UTF-8 included
 */
export const WORD = 0;
export const BLANK = 1;
export const MARK = 2;

export const NEWLINE = 10;
export const COLON = 58;
export const EQUALS = 61;

/** Class of each byte value. */
export const BYTE_CLASS: Readonly<Uint8Array> = createByteClasses();

function createByteClasses(): Uint8Array {
  const classes = new Uint8Array(256);
  for (const blank of [9, 13, 32]) classes[blank] = BLANK;
  for (const mark of [NEWLINE, COLON, EQUALS]) classes[mark] = MARK;
  return classes;
}
