import type { ValueType } from '../model/index.ts';
import { Accumulator } from './accumulator.ts';
import type { Fold } from './fold.ts';
import type { FoldResult } from './fold-result.ts';

/** A slot of a column. */
export interface Cell {
  readonly words: Uint32Array;
  readonly slot: number;
}

/** One fold over cells from anywhere. For many cells, or many folds, feed an Accumulator: it needs no object per cell. */
export function foldCells(fold: Fold, type: ValueType, cells: Iterable<Cell>): FoldResult {
  const accumulator = new Accumulator(type);
  for (const { words, slot } of cells) accumulator.add(words, slot);
  return accumulator.result(fold);
}
