import type { SchemaIndex } from '@statsfs/core/model';

export interface SourceWords {
  /** Values directly in it. */
  readonly values: number;
  readonly subordinates: number;
  /** Values below, its own counted. */
  readonly valuesBelow: number;
  /** Distinct files that its values come from, at most a handful. */
  readonly files: readonly string[];
  readonly moreFiles: number;
}

const FIRST_FILES = 4;

export function describeSource(index: SchemaIndex, source: number): SourceWords {
  const { values, files } = index.schema;
  let valuesBelow = 0;
  // By path: a mounted statsfs has several files of one folder.
  const seen = new Set<string>();
  for (const value of index.valuesBelow(source)) {
    valuesBelow++;
    const path = files[values[value]?.file ?? -1]?.path;
    if (path !== undefined) seen.add(path);
  }
  const first = [...seen].slice(0, FIRST_FILES);
  return {
    values: index.valuesOf(source).length,
    subordinates: index.subordinatesOf(source).length,
    valuesBelow,
    files: first,
    moreFiles: seen.size - first.length,
  };
}
