import type { LaidOutKey } from './layout.ts';
import { isBlank, type Span } from './lines.ts';
import { hexEnd, stepOverHex } from './scan-hex.ts';
import { type NumberType, numberEnd, numberTypeOf } from './scan-number.ts';

const COMMA = 44;

/** How the numbers of a file are written. */
export type Radix = 10 | 16;

/** How a number is to be scanned; `hex` gives a u64. */
export type NumberForm = NumberType | 'hex';

/** Numbers of one form, which stand behind each other. */
export interface NumberList {
  readonly form: NumberForm;
  readonly cells: readonly Span[];
}

/** Where the number ends that begins at a position; the position itself where none does. */
export const endOfNumber = (bytes: Uint8Array, from: number, to: number, radix: Radix): number =>
  radix === 16 ? hexEnd(bytes, from, to) : numberEnd(bytes, from, to);

/** How the number between two positions is to be scanned; undefined when it is none of 64 bits. */
export function formOf(
  bytes: Uint8Array,
  { from, to }: Span,
  radix: Radix,
): NumberForm | undefined {
  if (radix === 10) return numberTypeOf(bytes, from, to);
  return stepOverHex(bytes, from, to) === to ? 'hex' : undefined;
}

/**
 * The numbers from a position on, with blanks, a comma, or both between them; what stands behind the last may touch it.
 * @returns undefined where there is no number.
 */
export function parseNumberList(
  bytes: Uint8Array,
  { from, to }: Span,
  radix: Radix,
): NumberList | undefined {
  const cells: Span[] = [];
  let form: NumberForm | undefined;
  for (let at = from; at < to; ) {
    const cell = { from: at, to: endOfNumber(bytes, at, to, radix) };
    const own = formOf(bytes, cell, radix);
    if (own === undefined) break;
    form = form === undefined ? own : widerOf(form, own);
    cells.push(cell);
    const next = nextInList(bytes, cell.to, to);
    if (next === cell.to) break;
    at = next;
  }
  return form === undefined ? undefined : { form, cells };
}

/** Over blanks and at most one comma; where they are not followed by anything, or there are none, the position itself. */
function nextInList(bytes: Uint8Array, from: number, to: number): number {
  let at = overBlanks(bytes, from, to);
  if (bytes[at] === COMMA) at = overBlanks(bytes, at + 1, to);
  return at < to ? at : from;
}

export function overBlanks(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && isBlank(bytes[at])) at++;
  return at;
}

/** A list has one type; an integer too large for it is refused when the layout scans its own bytes. */
function widerOf(a: NumberForm, b: NumberForm): NumberForm {
  const types: readonly NumberType[] = ['f64', 's64'];
  return types.find((type) => a === type || b === type) ?? a;
}

/** A key whose ids count from 0. */
export const countedKey = (name: string, length: number): LaidOutKey => ({
  name,
  type: 'int',
  ids: Array.from({ length }, (_, id) => String(id)),
});
