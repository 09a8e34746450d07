const SEPARATOR = /[\s/_.:-]/;
/** What a letter is worth: at all, next to the one before, and at the beginning of a word. */
const LETTER = 1;
const ADJACENT = 4;
const WORD_START = 6;
/** All letters in the last name of a path are worth more than letters all over it. */
const IN_NAME = 8;
/** Of two that match alike the shorter is meant. */
const LENGTH_COST = 0.02;

/**
 * How well what was typed fits a text whose letters it has in that order, others between them: higher is better.
 * Looks from the end, because the end of a path is what people type.
 * @param typed lower case, without spaces.
 * @param text lower case.
 * @returns undefined when it does not.
 */
function fuzzyScore(typed: string, text: string): number | undefined {
  let score = -LENGTH_COST * text.length;
  let at = text.length;
  let last = Number.NaN;
  for (let letter = typed.length - 1; letter >= 0; letter--) {
    const found = text.lastIndexOf(typed[letter] ?? '', at - 1);
    if (found < 0 || at === 0) return undefined;
    score += LETTER;
    if (found === last - 1) score += ADJACENT;
    if (found === 0 || SEPARATOR.test(text[found - 1] ?? '')) score += WORD_START;
    last = found;
    at = found;
  }
  return at > text.lastIndexOf('/') ? score + IN_NAME : score;
}

/** Beside the typed words in any order, each anywhere, that is preferred to letters here and there. */
const WHOLE_WORD = 20;

/** As `fuzzyScore`, of several words: all must fit, and each that occurs as it is counts more. */
export function wordsScore(words: readonly string[], text: string): number | undefined {
  let sum = 0;
  for (const word of words) {
    const score = fuzzyScore(word, text);
    if (score === undefined) return undefined;
    sum += score + (text.includes(word) ? WHOLE_WORD : 0);
  }
  return sum;
}
