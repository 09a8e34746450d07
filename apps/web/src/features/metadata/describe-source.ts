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
  const seen = new Set<number>();
  for (const value of index.valuesBelow(source)) {
    valuesBelow++;
    seen.add(values[value]?.file ?? -1);
  }
  const first = [...seen].slice(0, FIRST_FILES);
  return {
    values: index.valuesOf(source).length,
    subordinates: index.subordinatesOf(source).length,
    valuesBelow,
    files: first.flatMap((file) => files[file]?.path ?? []),
    moreFiles: seen.size - first.length,
  };
}
