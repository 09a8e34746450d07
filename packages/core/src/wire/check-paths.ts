import { ROOT_SOURCE, type Schema, type Source } from '../model/schema.ts';
import { encodeName, MAX_PATH_DEPTH, MAX_PATH_LENGTH } from '../model/stat-path.ts';
import { MAX_PATHS_LENGTH } from './limits.ts';
import { refuse } from './refuse-schema.ts';

/**
 * Sources come after their parents and no deeper than a path may be, so whoever walks the tree may recurse. Paths are
 * bounded one by one and together, so whoever indexes them may keep them all: 1,000,000 values below names of 64 KiB
 * would be 64 GiB of strings from one frame.
 * @throws WireError 'malformed' naming the first entry that does not hold.
 */
export function checkPaths(schema: Schema): void {
  const lengths = checkSources(schema.sources);
  const nameLengths = schema.descriptors.map((d) => encodeName(d?.name ?? '').length);
  let total = 0;
  for (const length of lengths) total += length;
  schema.values.forEach((value, index) => {
    if (value === undefined) return;
    const length = joined(lengths[value.source] ?? 0, nameLengths[value.descriptor] ?? 0);
    if (length > MAX_PATH_LENGTH) refuse(`value ${index} with a path of ${length} characters`);
    total += length;
  });
  if (total > MAX_PATHS_LENGTH) refuse(`paths of ${total} characters together`);
}

/** @returns the length of each source's encoded path. */
function checkSources(sources: readonly (Source | undefined)[]): Uint16Array {
  if (sources[ROOT_SOURCE]?.parent !== -1) refuse('source 0 is not a root');
  const depths = new Uint8Array(sources.length);
  const lengths = new Uint16Array(sources.length);
  sources.forEach((source, index) => {
    if (source === undefined || index === ROOT_SOURCE) return;
    const { parent, name } = source;
    if (parent < 0 || parent >= index) refuse(`source ${index} before its parent`);
    if (sources[parent] === undefined) refuse(`source ${index} without parent`);
    if (name === '') refuse(`source ${index} without a name`);
    const depth = (depths[parent] ?? 0) + 1;
    // At the greatest depth a source could hold no value that a path leads to.
    if (depth >= MAX_PATH_DEPTH) refuse(`source ${index} at depth ${depth}`);
    const length = joined(lengths[parent] ?? 0, encodeName(name).length);
    if (length >= MAX_PATH_LENGTH) refuse(`source ${index} with a path of ${length} characters`);
    depths[index] = depth;
    lengths[index] = length;
  });
  return lengths;
}

const joined = (parent: number, name: number): number => (parent === 0 ? name : parent + 1 + name);
