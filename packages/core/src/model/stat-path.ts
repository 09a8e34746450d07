/** A place in the tree: percent-encoded names joined by `/`. The root is the empty path. */
export type StatPath = string & { readonly __brand: 'StatPath' };

export const ROOT_PATH = '' as StatPath;

/** Longest path and deepest nesting that is accepted from outside; PATH_MAX of Linux, and far above any real tree. */
export const MAX_PATH_LENGTH = 4096;
export const MAX_PATH_DEPTH = 64;

/** Kernel names are free text: `/` would split a name and `%` would make the encoding ambiguous, so both are encoded. */
export const encodeName = (name: string): string =>
  name.replaceAll('%', '%25').replaceAll('/', '%2F');

export const decodeName = (segment: string): string =>
  segment.replaceAll(/%2F/gi, '/').replaceAll('%25', '%');

/** The path of a child called `name` (not encoded) below `parent`. */
export function childPath(parent: StatPath, name: string): StatPath {
  const segment = encodeName(name);
  return (parent === '' ? segment : `${parent}/${segment}`) as StatPath;
}

export const pathOf = (names: readonly string[]): StatPath =>
  names.map(encodeName).join('/') as StatPath;

/** Names of a path, decoded, outermost first; none for the root. */
export const namesOf = (path: StatPath): string[] =>
  path === '' ? [] : path.split('/').map(decodeName);

/**
 * Accepts what people and scripts write (leading, trailing and doubled slashes) and refuses what cannot name anything.
 * @returns the path, or undefined when it is too long, too deep, or holds a control character.
 */
export function parseStatPath(text: string): StatPath | undefined {
  if (text.length > MAX_PATH_LENGTH) return undefined;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing control characters is the purpose
  if (/[\u0000-\u001f\u007f]/.test(text)) return undefined;
  const segments = text.split('/').filter((segment) => segment !== '');
  if (segments.length > MAX_PATH_DEPTH) return undefined;
  // Encoding can lengthen what was typed with bare percent signs.
  const path = segments.map((segment) => encodeName(decodeName(segment))).join('/');
  return path.length > MAX_PATH_LENGTH ? undefined : (path as StatPath);
}
