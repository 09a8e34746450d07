import { parseStatPath, type StatPath } from '../model/stat-path.ts';
import { matchesGlob } from './matches-glob.ts';

/**
 * A filter for paths or globs as `matchPaths` takes them. Unlike that it needs no tree, so it also takes what comes later.
 * What names a source takes everything below it.
 * @returns undefined when one of the texts is no path at all.
 */
export function pathFilter(texts: readonly string[]): ((path: StatPath) => boolean) | undefined {
  const patterns: (readonly string[])[] = [];
  for (const text of texts) {
    const path = parseStatPath(text);
    if (path === undefined) return undefined;
    patterns.push(path === '' ? [] : path.split('/'));
  }
  return (path) => {
    const names = path.split('/');
    return patterns.some((pattern) => leadsTo(pattern, names));
  };
}

/** Row by row over the pattern, so that `**` in many places costs names × segments and not more. */
function leadsTo(pattern: readonly string[], names: readonly string[]): boolean {
  let reached = new Set([0]);
  for (const segment of pattern) {
    const next = new Set<number>();
    for (const at of reached) {
      if (segment === '**') for (let to = at; to <= names.length; to++) next.add(to);
      else if (at < names.length && matchesGlob(segment, names[at] ?? '')) next.add(at + 1);
    }
    reached = next;
  }
  return reached.size > 0;
}
