/** One condition of a search. A value is found when it meets all of them. */
export type SearchTerm =
  /** Lower-case text that must occur in the path or in what is known about the value. */
  | { readonly kind: 'text'; readonly text: string }
  /** Names with `*`: whole names of the path, from any name on. */
  | { readonly kind: 'glob'; readonly pattern: RegExp }
  | { readonly kind: 'of-kind'; readonly text: string }
  | { readonly kind: 'in-unit'; readonly text: string };

/** Longer input than anybody types; keeps a pasted page from becoming ten thousand conditions. */
const MAX_QUERY_LENGTH = 256;

/** Splits what was typed into conditions; nothing but spaces gives none. */
export function parseQuery(query: string): SearchTerm[] {
  const words = query.slice(0, MAX_QUERY_LENGTH).toLowerCase().split(/\s+/);
  return words.filter((word) => word !== '').flatMap(termOf);
}

/** What to highlight in names and descriptions: the plain words, and the fixed parts of globs. */
export function highlightsOf(terms: readonly SearchTerm[], query: string): string[] {
  const texts = terms.flatMap((term) => (term.kind === 'text' ? [term.text] : []));
  const globs = query.toLowerCase().split(/\s+/).filter(isGlob);
  return [
    ...texts.flatMap((text) => text.split('/')),
    ...globs.flatMap((g) => g.split(/[*/]+/)),
  ].filter((text) => text !== '');
}

function termOf(word: string): SearchTerm[] {
  const [, filter, wanted] = /^(kind|unit):(.*)$/.exec(word) ?? [];
  if (filter !== undefined && wanted !== undefined) {
    // `kind:` alone is somebody in the middle of typing: no condition yet.
    if (wanted === '') return [];
    return [{ kind: filter === 'kind' ? 'of-kind' : 'in-unit', text: wanted }];
  }
  if (isGlob(word)) return [{ kind: 'glob', pattern: globPattern(word) }];
  return [{ kind: 'text', text: word }];
}

const isGlob = (word: string): boolean => word.includes('*') && !/^(kind|unit):/.test(word);

/** `*` stands for any part of one name, `**` for any number of names. */
function globPattern(glob: string): RegExp {
  const body = glob
    .split(/(\*+)/)
    .map((part) => {
      if (part === '*') return '[^/]*';
      return part.startsWith('**') ? '.*' : part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&');
    })
    .join('');
  return new RegExp(`(?:^|/)${body}(?:/|$)`);
}
