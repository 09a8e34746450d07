/** A place in the tree: percent-encoded names joined by `/`. The root is the empty path. */
export type StatPath = string & { readonly __brand: 'StatPath' };

export const ROOT_PATH = '' as StatPath;

/** Longest path and deepest nesting that is accepted from outside; PATH_MAX of Linux, and far above any real tree. */
export const MAX_PATH_LENGTH = 4096;
export const MAX_PATH_DEPTH = 64;

/**
 * Kernel names are free text: `/` would split a name, `%` would make the encoding ambiguous, and a file name with a line
 * break or an escape sequence in it must not reach a terminal or a line of JSON as what it is. These are encoded.
 */
export const encodeName = (name: string): string =>
  IS_ENCODED.test(name) ? name.replaceAll(ENCODED, percentOf) : name;

export const decodeName = (segment: string): string =>
  segment.includes('%') ? segment.replaceAll(PERCENT, characterOf) : segment;

// biome-ignore lint/suspicious/noControlCharactersInRegex: encoding control characters is the purpose
const ENCODED = /[%/\u0000-\u001f\u007f]/g;
/** Without `g`, which would make `test` remember where it stopped. */
const IS_ENCODED = new RegExp(ENCODED.source);
/** What `encodeName` writes, and no more: any other percent sign was typed by a person. */
const PERCENT = /%(25|2F|[01][0-9A-F]|7F)/gi;
const HEX = 16;

const percentOf = (character: string): string =>
  `%${character.charCodeAt(0).toString(HEX).toUpperCase().padStart(2, '0')}`;

const characterOf = (_percent: string, digits: string): string =>
  String.fromCharCode(Number.parseInt(digits, HEX));

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
