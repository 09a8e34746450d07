/** One name of a pattern: `null` for `**`. */
type PatternName = RegExp | string | null;

/** A pattern of absolute paths, as catalogs write them, taken apart. */
export interface PathPattern {
  readonly names: readonly PatternName[];
}

/** The same pattern text gives the same object. */
export function parsePathPattern(text: string): PathPattern {
  const known = patterns.get(text);
  if (known !== undefined) return known;
  const names = text.split('/').filter((name) => name !== '');
  const pattern: PathPattern = { names: names.map(parseName) };
  patterns.set(text, pattern);
  return pattern;
}

const patterns = new Map<string, PathPattern>();

function parseName(name: string): PatternName {
  if (name === '**') return null;
  if (!/[*#]/.test(name)) return name;
  const source = name
    .replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '(.+)')
    .replaceAll('#', '(\\d+)');
  return new RegExp(`^${source}$`, 's');
}

/**
 * A place with its wildcards filled by what those of a path matched, in order. What a `**` matched may be several names,
 * or none.
 */
export function fillPlace(at: string, matched: readonly (readonly string[])[]): string[] {
  let next = 0;
  return at.split('/').flatMap((name) => {
    if (name === '**') return matched[next++] ?? [];
    return [name.replaceAll(/[*#]/g, () => matched[next++]?.[0] ?? '')];
  });
}
