import { type CatalogFile, describeValue } from '../../catalog/catalog-entry.ts';
import { NO_PARENT, type StatReader } from '../../ports/stat-reader.ts';
import type { FoundFile } from '../found-file.ts';

const ROOT = '/';

/**
 * Files of the catalog that exist on this host. A pattern's `*` is one name, matched by listing its directory; symbolic
 * links are followed there, because /sys/block holds nothing else and the catalog, not the host, chose the pattern.
 */
export function findCatalogFiles(reader: StatReader, catalog: readonly CatalogFile[]): FoundFile[] {
  return catalog.flatMap((entry) =>
    expand(reader, entry.file).map(({ path, matched }) => found(entry, path, matched)),
  );
}

interface Match {
  readonly path: string;
  /** What each `*` stood for, in order. */
  readonly matched: readonly string[];
}

function expand(reader: StatReader, pattern: string): Match[] {
  let matches: Match[] = [{ path: '', matched: [] }];
  const segments = pattern.split('/').filter((segment) => segment !== '');
  for (const segment of segments) {
    matches = matches.flatMap(({ path, matched }) =>
      segment === '*'
        ? namesIn(reader, path).map((name) => ({
            path: `${path}/${name}`,
            matched: [...matched, name],
          }))
        : [{ path: `${path}/${segment}`, matched }],
    );
  }
  return matches.filter(({ path }) => exists(reader, path));
}

function namesIn(reader: StatReader, path: string): string[] {
  const directory = reader.openDirectory(NO_PARENT, path === '' ? ROOT : path);
  if (directory < 0) return [];
  const entries = reader.list(directory);
  reader.close(directory);
  if (typeof entries === 'number') return [];
  return entries.filter(({ kind }) => kind !== 'file').map(({ name }) => name);
}

function exists(reader: StatReader, path: string): boolean {
  const directory = reader.openDirectory(NO_PARENT, path.slice(0, path.lastIndexOf('/')) || ROOT);
  if (directory < 0) return false;
  const entries = reader.open(directory, path.slice(path.lastIndexOf('/') + 1));
  reader.close(directory);
  if (entries >= 0) reader.close(entries);
  return entries !== -ENOENT;
}
const ENOENT = 2;

function found(entry: CatalogFile, path: string, matched: readonly string[]): FoundFile {
  const filled = [...matched];
  const place = entry.at
    .split('/')
    .map((segment) => (segment === '*' ? (filled.shift() ?? '') : segment));
  const slash = path.lastIndexOf('/');
  return {
    path,
    root: path.slice(0, slash) || ROOT,
    names: [path.slice(slash + 1)],
    filesystem: entry.filesystem,
    place,
    name: '',
    format: entry.format,
    describe: (valueName) => describeValue(entry, valueName),
    access: 'descriptor',
    problem: 0,
    debugfs: false,
  };
}
