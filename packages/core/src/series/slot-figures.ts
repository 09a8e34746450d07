import { compareU64, f64At, type ValueType, type Words } from '../model/index.ts';

/** Of consecutive slots: how many hold a number, where the extremes and the last of them are, and their average. */
export interface SlotFigures {
  readonly count: number;
  /** Slots; of equal ones the first. */
  readonly min: number;
  readonly max: number;
  readonly last: number;
  readonly avg: number;
}

const TWO_32 = 4294967296;

/** Slots from `first` up to `end`. NaN and text are no numbers. @returns undefined when none holds a number. */
export function figuresOf(
  words: Words,
  type: ValueType,
  first: number,
  end: number,
): SlotFigures | undefined {
  const sum = new SlotSum(type);
  let count = 0;
  let min = first;
  let max = first;
  let last = first;
  for (let slot = first; slot < end; slot++) {
    if (!isNumber(words, slot, type)) continue;
    if (count === 0 || compareSlots(words, slot, min, type) < 0) min = slot;
    if (count === 0 || compareSlots(words, slot, max, type) > 0) max = slot;
    last = slot;
    sum.add(words, slot);
    count++;
  }
  return count === 0 ? undefined : { count, min, max, last, avg: sum.total / count };
}

function isNumber(words: Words, slot: number, type: ValueType): boolean {
  if (type === 'f64') return !Number.isNaN(f64At(words, slot));
  return type !== 'text';
}

/** Below, at or above 0 as the first is less, equal or more. */
function compareSlots(words: Words, a: number, b: number, type: ValueType): number {
  if (type === 'f64') return f64At(words, a) - f64At(words, b);
  const highs = type === 's64' ? ((words[2 * a + 1] ?? 0) | 0) - ((words[2 * b + 1] ?? 0) | 0) : 0;
  return highs === 0 ? compareU64(words, a, words, b) : highs;
}

/**
 * Integers are added in two limbs of 32 bits, low and high words apart: no bit is lost in 2 Mi of them, whatever their
 * signs. Doubles are added as they are.
 */
class SlotSum {
  readonly #type: ValueType;
  #low = 0;
  #high = 0;

  constructor(type: ValueType) {
    this.#type = type;
  }

  /** The nearest double. */
  get total(): number {
    return this.#high * TWO_32 + this.#low;
  }

  add(words: Words, slot: number): void {
    if (this.#type === 'f64') {
      this.#low += f64At(words, slot);
      return;
    }
    const high = words[2 * slot + 1] ?? 0;
    this.#high += this.#type === 's64' ? high | 0 : high;
    this.#low += words[2 * slot] ?? 0;
    if (this.#low < TWO_32) return;
    this.#low -= TWO_32;
    this.#high++;
  }
}
