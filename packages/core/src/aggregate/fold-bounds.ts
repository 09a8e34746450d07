import { createWords, setInteger, type ValueType } from '../model/index.ts';
import { Accumulator } from './accumulator.ts';
import type { Bracket } from './bracket.ts';
import { compareCells } from './compare-cells.ts';
import type { Fold } from './fold.ts';

/** Between which figures a fold was, and how they are read. */
export interface Bounds {
  readonly type: ValueType;
  /** One slot each. */
  readonly low: Uint32Array;
  readonly high: Uint32Array;
}

const ZERO = createWords(1);

/** Folds over values of which only samples around a moment are known: each was between the two, and so was the fold. */
export class FoldBounds {
  readonly #type: ValueType;
  readonly #least: Accumulator;
  readonly #most: Accumulator;
  /** Cells that were 0 for certain, and those that may have been. */
  #zeros = 0;
  #possibleZeros = 0;

  constructor(type: ValueType) {
    this.#type = type;
    this.#least = new Accumulator(type);
    this.#most = new Accumulator(type);
  }

  /** @returns whether a cell of it has fallen. */
  add({ before, after }: Bracket): boolean {
    let hasFallen = false;
    for (let slot = 0; 2 * slot < before.words.length; slot++) {
      const first = { words: before.words, slot };
      const last = { words: after.words, slot };
      const isDown = compareCells(first, last, this.#type) > 0;
      hasFallen ||= isDown;
      const [low, high] = isDown ? [last, first] : [first, last];
      this.#least.add(low.words, slot);
      this.#most.add(high.words, slot);
      this.#countZero(low, high);
    }
    return hasFallen;
  }

  /** @returns undefined where there is nothing to fold, or a sum that wrapped in between has no order. */
  of(fold: Fold): Bounds | undefined {
    if (fold === 'count_zero') {
      const low = createWords(1);
      const high = createWords(1);
      setInteger(low, 0, BigInt(this.#zeros));
      setInteger(high, 0, BigInt(this.#possibleZeros));
      return { type: 'u64', low, high };
    }
    const least = this.#least.result(fold);
    const most = this.#most.result(fold);
    if (least.kind !== 'figure' || most.kind !== 'figure') return undefined;
    const { type } = least;
    const isOrdered =
      compareCells({ words: least.words, slot: 0 }, { words: most.words, slot: 0 }, type) <= 0;
    return isOrdered ? { type, low: least.words, high: most.words } : undefined;
  }

  #countZero(
    low: { readonly words: Uint32Array; readonly slot: number },
    high: { readonly words: Uint32Array; readonly slot: number },
  ): void {
    const zero = { words: ZERO, slot: 0 };
    const below = compareCells(low, zero, this.#type);
    const above = compareCells(high, zero, this.#type);
    if (below === 0 && above === 0) this.#zeros++;
    if (below <= 0 && above >= 0) this.#possibleZeros++;
  }
}
