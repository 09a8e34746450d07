import { parseStatsfsSchema, type StatsfsSchema } from '@statsfs/core/format';
import type { NewSource } from '@statsfs/core/model';
import type { DirectoryEntry, StatReader } from '../../ports/stat-reader.ts';
import { readText } from '../folder/read-text.ts';
import { SNAPSHOT_FILE } from './found-snapshot.ts';
import { FUSE, STATSFS } from './magic.ts';

const SCHEMA_FILE = '.schema';
/** A directory of thousands of values has some hundred KiB. */
const MAX_BYTES = 1 << 20;

/** What a directory is as a source of a statsfs. */
export interface StatsfsDirectory {
  /** Undefined where it has none, or it cannot be read: then modes tell what can be told. */
  readonly schema: StatsfsSchema | undefined;
  /** Names are as in paths: what a program mounts, but not what the kernel patches of 2020 did. */
  readonly isEncoded: boolean;
}

/** Files of a directory that are about it, and no values of it. */
export const isAboutDirectory = (name: string): boolean =>
  name === SCHEMA_FILE || name === SNAPSHOT_FILE;

/**
 * Whether a directory is one of a statsfs, and what its `.schema` says: by its filesystem, or, where that may be anything,
 * because it has such a file, as a copy of a statsfs has too. Read once for all its files.
 * @param magic as statfs(2) tells it.
 */
export function statsfsDirectory(
  reader: StatReader,
  directory: number,
  entries: readonly DirectoryEntry[],
  magic: number,
): StatsfsDirectory | undefined {
  const has = (wanted: string): boolean =>
    entries.some(({ name, kind }) => name === wanted && kind === 'file');
  const text = has(SCHEMA_FILE) ? readText(reader, directory, SCHEMA_FILE, MAX_BYTES) : '';
  const schema = typeof text === 'string' ? parseStatsfsSchema(text) : undefined;
  if (schema !== undefined) return { schema, isEncoded: schema.identity !== undefined };
  if (magic === STATSFS) return { schema, isEncoded: false };
  const isMounted = magic === FUSE && (has(SNAPSHOT_FILE) || typeof text === 'number');
  return isMounted ? { schema, isEncoded: true } : undefined;
}

/**
 * What a schema says of the source that its directory is.
 * @param names of the source, from the top of the tree.
 */
export function sourceOf({ identity, labels }: StatsfsSchema, names: readonly string[]): NewSource {
  const [own] = labels;
  // Labels of those above follow, and are all that a source without one has.
  const label = own !== undefined && own.name === names.at(-1) ? own.label : '';
  return { names, label, ...(identity !== undefined && { identity }) };
}
