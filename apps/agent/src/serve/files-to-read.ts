import { NOT_READ, type Readings, type SchemaIndex } from '@statsfs/core/model';
import { matchPaths } from '@statsfs/core/query';

/** What was read longer ago than this is read anew for somebody who asks. */
const FRESH_US = 1_500_000;
/** Files that are read for one who asks; what is beyond shows what is known of it. */
const MAX_FILES = 10_000;

/**
 * Files behind paths and globs whose figures are not those of now: that are read only when somebody asks, or rarely.
 * @param sweptUs start of the last sweep, in µs of CLOCK_MONOTONIC.
 */
export function filesToRead(
  index: SchemaIndex,
  readings: Readings,
  paths: readonly string[],
  sweptUs: number,
): number[] {
  const files = new Set<number>();
  for (const text of paths) {
    for (const node of matchPaths(index, text) ?? []) {
      const values = node.kind === 'value' ? [node.index] : index.valuesBelow(node.index);
      for (const value of values) {
        const file = index.schema.values[value]?.file;
        if (file !== undefined && isOld(readings, file, sweptUs)) files.add(file);
      }
    }
  }
  return [...files].slice(0, MAX_FILES);
}

function isOld({ status, readUs }: Readings, file: number, sweptUs: number): boolean {
  if (status[file] === NOT_READ.notAsked) return true;
  return status[file] === 0 && sweptUs - (readUs[file] ?? 0) > FRESH_US;
}
