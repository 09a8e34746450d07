/** Spaces separate words; a word that begins with a slash goes on to the slash that ends it, spaces and all. */
const WORD = /\/(?:\\.|[^/\\])+\/(?=\s|$)|\S+/g;

/** Longer input than anybody types; keeps a pasted page from becoming ten thousand conditions. */
const MAX_QUERY_LENGTH = 256;

export const splitQuery = (query: string): string[] =>
  query.slice(0, MAX_QUERY_LENGTH).match(WORD) ?? [];

/** What stands between the slashes of `/regex/`; undefined where a word is none. */
export function regexOf(word: string): string | undefined {
  const isOne = word.length > 2 && word.startsWith('/') && word.endsWith('/');
  return isOne ? word.slice(1, -1) : undefined;
}
