import { setF64, setInteger, type ValueType, type Width } from '../model/index.ts';

/** What a program hands out: a safe integer or a bigint for u64 and s64, any number for f64. */
export type Quantity = number | bigint | boolean | string;

const TWO_32 = 4294967296;

/**
 * Stores a quantity as the kernel's variable of that type and width would hold it: modulo 2^width, sign-extended.
 * Text has no slot; its caller keeps the string.
 * @throws RangeError for what is no quantity of that type: a fraction in an integer, a word in a number.
 */
export function storeQuantity(
  words: Uint32Array,
  slot: number,
  type: ValueType,
  width: Width,
  quantity: Quantity,
): void {
  switch (type) {
    case 'text':
      if (typeof quantity !== 'string') throw unfit(type, quantity);
      setInteger(words, slot, 0n);
      return;
    case 'bool':
      if (typeof quantity === 'string') throw unfit(type, quantity);
      words[2 * slot] = quantity ? 1 : 0;
      words[2 * slot + 1] = 0;
      return;
    case 'f64':
      if (typeof quantity === 'string') throw unfit(type, quantity);
      setF64(words, slot, Number(quantity));
      return;
    case 'u64':
    case 's64':
      storeInteger(words, slot, type, width, quantity);
      return;
  }
}

function storeInteger(
  words: Uint32Array,
  slot: number,
  type: 'u64' | 's64',
  width: Width,
  quantity: Quantity,
): void {
  if (typeof quantity === 'number' && width === 64) {
    if (!Number.isSafeInteger(quantity)) throw unfit(type, quantity);
    // Two's complement of a negative number falls out of both: floor goes down, >>> wraps.
    words[2 * slot] = quantity >>> 0;
    words[2 * slot + 1] = Math.floor(quantity / TWO_32) >>> 0;
    return;
  }
  if (typeof quantity === 'string') throw unfit(type, quantity);
  if (typeof quantity === 'number' && !Number.isSafeInteger(quantity)) throw unfit(type, quantity);
  const whole = BigInt(quantity);
  const held = type === 's64' ? BigInt.asIntN(width, whole) : BigInt.asUintN(width, whole);
  setInteger(words, slot, held);
}

const unfit = (type: ValueType, quantity: Quantity): RangeError =>
  new RangeError(`Expected a quantity of type ${type}, got ${typeof quantity} ${quantity}`);
