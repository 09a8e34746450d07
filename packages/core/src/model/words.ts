/*
 * A column of 64-bit slots is a Uint32Array of pairs, low word first: the bytes of a BigUint64Array without its cost
 * (u32 pairs are 10–20 times cheaper than BigInt; measured). BigInt appears only here, at the edge.
 *
 *   words:  [ lo0 hi0 | lo1 hi1 | lo2 hi2 | … ]      slot s → words[2s], words[2s + 1]
 */
import type { ValueType } from './value-type.ts';

export type Words = Uint32Array<ArrayBuffer>;

export const createWords = (slots: number): Words => new Uint32Array(2 * slots);

const TWO_32 = 4294967296;
const scratch = new DataView(new ArrayBuffer(8));

/** A slot as unsigned 64-bit integer. */
export function u64At(words: Uint32Array, slot: number): bigint {
  return (BigInt(words[2 * slot + 1] ?? 0) << 32n) | BigInt(words[2 * slot] ?? 0);
}

/** A slot as signed 64-bit integer, two's complement. */
export const s64At = (words: Uint32Array, slot: number): bigint =>
  BigInt.asIntN(64, u64At(words, slot));

/** A slot as IEEE double. */
export function f64At(words: Uint32Array, slot: number): number {
  scratch.setUint32(0, words[2 * slot] ?? 0, true);
  scratch.setUint32(4, words[2 * slot + 1] ?? 0, true);
  return scratch.getFloat64(0, true);
}

/** Stores an integer modulo 2^64, signed or not. */
export function setInteger(words: Uint32Array, slot: number, value: bigint): void {
  words[2 * slot] = Number(value & 0xffffffffn);
  words[2 * slot + 1] = Number((value >> 32n) & 0xffffffffn);
}

export function setF64(words: Uint32Array, slot: number, value: number): void {
  scratch.setFloat64(0, value, true);
  words[2 * slot] = scratch.getUint32(0, true);
  words[2 * slot + 1] = scratch.getUint32(4, true);
}

/** Nearest double of a slot: for pixels and rates only, never for a figure somebody reads. */
export function numberAt(words: Uint32Array, slot: number, type: ValueType): number {
  const lo = words[2 * slot] ?? 0;
  const hi = words[2 * slot + 1] ?? 0;
  switch (type) {
    case 'f64':
      return f64At(words, slot);
    case 's64':
      return (hi | 0) * TWO_32 + lo;
    case 'u64':
    case 'bool':
    case 'text':
      return hi * TWO_32 + lo;
  }
}

/** The exact figure as text: decimal for integers, shortest round-trip for f64; '' for text, whose string lies elsewhere. */
export function exactText(words: Uint32Array, slot: number, type: ValueType): string {
  switch (type) {
    case 'u64':
    case 'bool':
      return u64At(words, slot).toString();
    case 's64':
      return s64At(words, slot).toString();
    case 'f64':
      return String(f64At(words, slot));
    case 'text':
      return '';
  }
}

/** The inverse of `exactText`. @returns false, leaving the slot alone, when the text is not a number of that type. */
export function setExactText(
  words: Uint32Array,
  slot: number,
  type: ValueType,
  text: string,
): boolean {
  if (type === 'text') return true;
  if (type === 'f64') {
    const value = Number(text);
    if (text.trim() === '' || (Number.isNaN(value) && text !== 'NaN')) return false;
    setF64(words, slot, value);
    return true;
  }
  if (!/^-?\d{1,20}$/.test(text)) return false;
  const value = BigInt(text);
  const fits = type === 's64' ? BigInt.asIntN(64, value) : BigInt.asUintN(64, value);
  if (fits !== value) return false;
  setInteger(words, slot, value);
  return true;
}

/** (a − b) mod 2^64 as the nearest double: the growth of a counter, exact below 2^53. */
export function growth(a: Uint32Array, slotA: number, b: Uint32Array, slotB: number): number {
  const loA = a[2 * slotA] ?? 0;
  const loB = b[2 * slotB] ?? 0;
  const borrow = loA < loB ? 1 : 0;
  const lo = (loA - loB) >>> 0;
  const hi = ((a[2 * slotA + 1] ?? 0) - (b[2 * slotB + 1] ?? 0) - borrow) >>> 0;
  return hi * TWO_32 + lo;
}

/** −1, 0 or 1, as unsigned integers. */
export function compareU64(a: Uint32Array, slotA: number, b: Uint32Array, slotB: number): number {
  const hiA = a[2 * slotA + 1] ?? 0;
  const hiB = b[2 * slotB + 1] ?? 0;
  if (hiA !== hiB) return hiA < hiB ? -1 : 1;
  const loA = a[2 * slotA] ?? 0;
  const loB = b[2 * slotB] ?? 0;
  return loA === loB ? 0 : loA < loB ? -1 : 1;
}
