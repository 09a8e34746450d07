import type { SchemaIndex, TreeNode } from '../model/schema-index.ts';
import { parseStatPath, ROOT_PATH } from '../model/stat-path.ts';
import { matchesGlob } from './matches-glob.ts';

const hasGlob = (text: string): boolean => /[*?]/.test(text);

/**
 * Nodes that a path or glob names, in tree order. `*` and `?` match within one name, `**` any number of names.
 * @returns undefined when the text is no path at all (too long, too deep, control characters).
 */
export function matchPaths(index: SchemaIndex, text: string): TreeNode[] | undefined {
  const path = parseStatPath(text);
  if (path === undefined) return undefined;
  if (!hasGlob(path)) {
    const node = index.find(path);
    return node === undefined ? [] : [node];
  }
  const root = index.find(ROOT_PATH);
  if (root === undefined) return [];
  const matches = new Map<string, TreeNode>();
  const segments = path.split('/');
  collect({ index, segments, matches, seen: new Set() }, root, 0);
  return [...matches.values()];
}

interface Search {
  readonly index: SchemaIndex;
  readonly segments: readonly string[];
  readonly matches: Map<string, TreeNode>;
  /** Places and how far the pattern was when they were visited: `**` leads to a place in many ways, and one is enough. */
  readonly seen: Set<string>;
}

function collect(search: Search, node: TreeNode, at: number): void {
  const { index, segments, matches, seen } = search;
  const visit = `${at} ${node.path}`;
  if (seen.has(visit)) return;
  seen.add(visit);
  const segment = segments[at];
  if (segment === undefined) {
    matches.set(node.path, node);
    return;
  }
  if (segment === '**') collect(search, node, at + 1);
  if (node.kind === 'value') return;
  for (const child of childrenOf(index, node.index)) {
    const name = child.path.slice(child.path.lastIndexOf('/') + 1);
    if (segment === '**') collect(search, child, at);
    else if (matchesGlob(segment, name)) collect(search, child, at + 1);
  }
}

/** Values first, then subordinates, each by name. */
export function childrenOf(index: SchemaIndex, source: number): TreeNode[] {
  const values = index.valuesOf(source).flatMap((value) => {
    const path = index.valuePath(value);
    return path === undefined ? [] : [{ kind: 'value', index: value, path } as const];
  });
  const sources = index.subordinatesOf(source).flatMap((child) => {
    const path = index.sourcePath(child);
    return path === undefined ? [] : [{ kind: 'source', index: child, path } as const];
  });
  return [...values, ...sources];
}
