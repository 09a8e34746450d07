import type { SchemaIndex } from '@statsfs/core/model';
import type { FileCosts } from '../sweep/sweep-messages.ts';

/** What reading one subtree takes. */
export interface SubtreeCost {
  readonly path: string;
  readonly files: number;
  /** Cells of tables counted. */
  readonly values: number;
  /** Wall time of reading, in µs for each second. */
  readonly usPerSecond: number;
  /** The dearest single read in it, in µs, and how often that is done, in ms; undefined: only when asked. */
  readonly dearestUs: number;
  readonly dearestFile: string;
  readonly dearestIntervalMs: number | undefined;
}

const MS_PER_S = 1000;

/** What each subtree right below a path costs, dearest first; that of a value, for a value. */
export function subtreeCosts(index: SchemaIndex, path: string, costs: FileCosts): SubtreeCost[] {
  const { schema } = index;
  if (costs.epoch !== schema.epoch) return [];
  const depth = path === '' ? 0 : path.split('/').length;
  const byPath = new Map<string, SubtreeCost>();
  const counted = new Set<number>();
  for (const number of schema.values.keys()) {
    const value = index.resolve(number);
    if (value === undefined || !isBelow(value.path, path)) continue;
    const { file } = value.value;
    // A file is read as one, so it counts where its first value is.
    if (counted.has(file)) continue;
    counted.add(file);
    const place = namesAt(value.path, depth + 1);
    const intervalMs = costs.intervalMs[file] ?? Number.POSITIVE_INFINITY;
    const readUs = costs.readUs[file] ?? 0;
    const known = byPath.get(place) ?? emptyCost(place);
    const isDearest = readUs > known.dearestUs;
    byPath.set(place, {
      ...known,
      files: known.files + 1,
      values: known.values + value.file.slotCount,
      usPerSecond: known.usPerSecond + (readUs * MS_PER_S) / intervalMs,
      ...(isDearest && {
        dearestUs: readUs,
        dearestFile: value.file.path,
        dearestIntervalMs: Number.isFinite(intervalMs) ? intervalMs : undefined,
      }),
    });
  }
  return [...byPath.values()].sort((a, b) => b.usPerSecond - a.usPerSecond);
}

const isBelow = (path: string, root: string): boolean =>
  root === '' || path === root || path.startsWith(`${root}/`);

const namesAt = (path: string, depth: number): string => path.split('/').slice(0, depth).join('/');

const emptyCost = (path: string): SubtreeCost => ({
  path,
  files: 0,
  values: 0,
  usPerSecond: 0,
  dearestUs: 0,
  dearestFile: '',
  dearestIntervalMs: undefined,
});
