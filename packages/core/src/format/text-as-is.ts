/** Longest text of a line or a file that is kept whole: what readers of the wire take is four times as much. */
const MAX_TEXT_AS_IS_BYTES = 16_384;

/** Keys of a row beyond that are no keys: a reader of the wire takes four times as much. */
export const MAX_KEY_BYTES = 16_384;

const CUT = '…';
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** Line breaks and tabs are text; other control characters have no business on a terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: replacing control characters is the purpose
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/**
 * Bytes as text, blanks and line breaks included. Invalid UTF-8 and control characters become U+FFFD; a text that is too
 * long is cut, and says so by its end.
 */
export function textAsIs(bytes: Uint8Array, from: number, to: number): string {
  const isCut = to - from > MAX_TEXT_AS_IS_BYTES;
  const end = isCut ? from + MAX_TEXT_AS_IS_BYTES : to;
  const text = lenient.decode(bytes.subarray(from, end)).replaceAll(CONTROL, '\ufffd');
  return isCut ? text + CUT : text;
}
