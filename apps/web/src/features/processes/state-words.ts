/** What the letters of proc(5) stand for. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['R', 'running'],
  ['S', 'sleeping'],
  ['D', 'waiting for I/O'],
  ['Z', 'zombie'],
  ['T', 'stopped'],
  ['t', 'traced'],
  ['I', 'idle'],
  ['X', 'dead'],
]);

/** A word for the state of a process; its letter where a kernel has one more. */
export const stateWord = (letter: string): string => WORDS.get(letter) ?? letter;
