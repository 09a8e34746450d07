import { NEWLINE } from './byte-class.ts';
import { isBlank } from './lines.ts';

const OPEN = 40;
const CLOSE = 41;

/**
 * Where the name of a task ends that begins at the next `(`: before the last `)` there is, for names may hold that, blanks
 * and line ends (/proc/PID/stat does not escape them). @returns undefined where there is no such name.
 */
export function taskNameAt(
  bytes: Uint8Array,
  from: number,
  end: number,
): { readonly from: number; readonly to: number } | undefined {
  const open = overBlanks(bytes, from, end);
  if (open >= end || bytes[open] !== OPEN) return undefined;
  const close = bytes.lastIndexOf(CLOSE, end - 1);
  return close > open ? { from: open + 1, to: close } : undefined;
}

/** The next word of the line. @returns undefined where there is none. */
export function nextWordAt(
  bytes: Uint8Array,
  from: number,
  end: number,
): { readonly from: number; readonly to: number } | undefined {
  const start = overBlanks(bytes, from, end);
  let to = start;
  while (to < end && !isBlank(bytes[to]) && bytes[to] !== NEWLINE) to++;
  return to > start ? { from: start, to } : undefined;
}

function overBlanks(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && isBlank(bytes[at])) at++;
  return at;
}
