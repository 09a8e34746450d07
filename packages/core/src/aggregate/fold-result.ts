import { createWords, exactText, type ValueType, type Words } from '../model/index.ts';

/** Zero, no data and a refusal are three different answers. */
export type FoldResult =
  | {
      readonly kind: 'figure';
      /** How the slot is read; a fold of booleans that counts them is u64. */
      readonly type: ValueType;
      /** One slot, for whoever formats words. */
      readonly words: Words;
      /** The same, as decimal text. */
      readonly exact: string;
      /** How many cells were folded. */
      readonly cells: number;
    }
  | { readonly kind: 'no-data' }
  | { readonly kind: 'refused'; readonly reason: string };

export const NO_DATA_TO_FOLD: FoldResult = { kind: 'no-data' };

/** @param write stores the figure in slot 0. */
export function figure(type: ValueType, cells: number, write: (words: Words) => void): FoldResult {
  const words = createWords(1);
  write(words);
  return { kind: 'figure', type, words, exact: exactText(words, 0, type), cells };
}
