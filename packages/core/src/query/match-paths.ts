import type { SchemaIndex, TreeNode } from '../model/schema-index.ts';
import { parseStatPath } from '../model/stat-path.ts';

const hasGlob = (text: string): boolean => /[*?]/.test(text);

/** A segment pattern: `*` any run of characters, `?` one; everything else stands for itself. */
function segmentPattern(segment: string): RegExp {
  const source = segment.replaceAll(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${source.replaceAll(/\*+/g, '.*').replaceAll('?', '.')}$`, 's');
}

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
  const root = index.find(parseStatPath('') ?? path);
  if (root === undefined) return [];
  const matches = new Map<string, TreeNode>();
  collect(index, root, path.split('/'), matches);
  return [...matches.values()];
}

function collect(
  index: SchemaIndex,
  node: TreeNode,
  segments: readonly string[],
  matches: Map<string, TreeNode>,
): void {
  const [segment, ...rest] = segments;
  if (segment === undefined) {
    matches.set(node.path, node);
    return;
  }
  if (node.kind === 'value') return;
  if (segment === '**') collect(index, node, rest, matches);
  const pattern = segment === '**' ? /^/ : segmentPattern(segment);
  const next = segment === '**' ? segments : rest;
  for (const child of childrenOf(index, node.index)) {
    const name = child.path.slice(child.path.lastIndexOf('/') + 1);
    if (pattern.test(name)) collect(index, child, next, matches);
    if (segment === '**' && child.kind === 'value') collect(index, child, rest, matches);
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
