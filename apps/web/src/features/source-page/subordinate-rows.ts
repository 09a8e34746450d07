import type { SchemaIndex, StatPath } from '@statsfs/core/model';
import { countBelow, type SourceCounts } from './count-below.ts';

/** A source directly below another. */
export interface SubordinateRow {
  readonly source: number;
  readonly path: StatPath;
  readonly name: string;
  readonly counts: SourceCounts;
}

/** The sources directly below a source, by name. */
export const subordinateRows = (index: SchemaIndex, source: number): SubordinateRow[] =>
  index.subordinatesOf(source).flatMap((subordinate) => {
    const path = index.sourcePath(subordinate);
    const name = index.schema.sources[subordinate]?.name;
    if (path === undefined || name === undefined) return [];
    return [{ source: subordinate, path, name, counts: countBelow(index, subordinate) }];
  });
