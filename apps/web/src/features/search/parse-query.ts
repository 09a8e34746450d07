import { regexOf, splitQuery } from './split-query.ts';

/** One condition of a search. A value is found when it meets all of them. */
export type SearchTerm =
  /** Lower-case text that must occur in the path or in what is known about the value. */
  | { readonly kind: 'text'; readonly text: string }
  /** Names with `*`: whole names of the path, from any name on. */
  | { readonly kind: 'glob'; readonly pattern: RegExp }
  /** Anywhere in the path or in what is known about the value, whatever the case. */
  | { readonly kind: 'regex'; readonly pattern: RegExp }
  /** A regular expression that is none, as while it is being typed: nothing meets it. */
  | { readonly kind: 'broken'; readonly reason: string }
  | { readonly kind: 'of-kind'; readonly text: string }
  | { readonly kind: 'in-unit'; readonly text: string }
  /** A row of a table, or what its rows are: `eth0`, `interface`. */
  | { readonly kind: 'of-key'; readonly pattern: RegExp };

/** Splits what was typed into conditions; nothing but spaces gives none. */
export function parseQuery(query: string): SearchTerm[] {
  return splitQuery(query).flatMap((word) => {
    const regex = regexOf(word);
    return regex === undefined ? termOf(word.toLowerCase()) : [regexTerm(regex)];
  });
}

/** What to highlight in names and descriptions: the plain words, and the fixed parts of globs. */
export function highlightsOf(terms: readonly SearchTerm[], query: string): string[] {
  const texts = terms.flatMap((term) => (term.kind === 'text' ? [term.text] : []));
  const words = splitQuery(query).filter((word) => regexOf(word) === undefined);
  const globs = words.map((word) => word.toLowerCase()).filter(isGlob);
  return [
    ...texts.flatMap((text) => text.split('/')),
    ...globs.flatMap((g) => g.split(/[*/]+/)),
  ].filter((text) => text !== '');
}

function termOf(word: string): SearchTerm[] {
  const [, filter, wanted] = /^(kind|unit|key):(.*)$/.exec(word) ?? [];
  if (filter !== undefined && wanted !== undefined) {
    // `kind:` alone is somebody in the middle of typing: no condition yet.
    if (wanted === '') return [];
    if (filter === 'key') return [{ kind: 'of-key', pattern: keyPattern(wanted) }];
    return [{ kind: filter === 'kind' ? 'of-kind' : 'in-unit', text: wanted }];
  }
  if (isGlob(word)) return [{ kind: 'glob', pattern: globPattern(word) }];
  return [{ kind: 'text', text: word }];
}

function regexTerm(source: string): SearchTerm {
  try {
    return { kind: 'regex', pattern: new RegExp(source, 'iu') };
  } catch (error) {
    return { kind: 'broken', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Why a search cannot find anything; undefined when it could. */
export const problemOf = (terms: readonly SearchTerm[]): string | undefined =>
  terms.find((term) => term.kind === 'broken')?.reason;

const isGlob = (word: string): boolean => word.includes('*') && !/^(kind|unit|key):/.test(word);

/** A key that begins so; `*` stands for any part of it. */
const keyPattern = (wanted: string): RegExp =>
  new RegExp(`^${escaped(wanted).replaceAll(/(\\\*)+/g, '.*')}`, 'u');

const escaped = (text: string): string => text.replaceAll(/[.+*?^${}()|[\]\\]/g, '\\$&');

/** `*` stands for any part of one name, `**` for any number of names. */
function globPattern(glob: string): RegExp {
  const body = glob
    .split(/(\*+)/)
    .map((part) => {
      if (part === '*') return '[^/]*';
      return part.startsWith('**') ? '.*' : escaped(part);
    })
    .join('');
  return new RegExp(`(?:^|/)${body}(?:/|$)`);
}
