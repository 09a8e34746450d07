import { isOneValue } from '@statsfs/core/format';
import { type CatalogFile, describeValue } from '../../catalog/catalog-entry.ts';
import type { StatReader } from '../../ports/stat-reader.ts';
import type { FoundFile } from '../found-file.ts';
import { ListCache } from './list-cache.ts';
import { fillPlace, parsePathPattern } from './path-pattern.ts';

const ROOT = '/';
const PROC = '/proc';
/** systemd mounts some controllers together, `cpu,cpuacct`, and links to that by the name of each. */
const GROUPS = '/sys/fs/cgroup';
/** Directories below a `**`; deeper ones are left out. */
const MAX_DEPTH = 24;
/** Directories that are looked into where all are alike. More than one, for that one may be on its way out. */
const PROBES = 4;

/**
 * Files of the catalog that exist on this host. A wildcard is matched by listing its directory; symbolic links are followed
 * there, because /sys/block holds nothing else and the catalog, not the host, chose the pattern. Below a `**` they are not,
 * for there a loop would trap us. Of processes only those are looked into that are named: a host has thousands.
 */
export function findCatalogFiles(
  reader: StatReader,
  catalog: readonly CatalogFile[],
  processes: readonly number[],
): CatalogFiles {
  const lists = new ListCache(reader);
  lists.narrow(PROC, processes.map(String));
  const look: Look = { lists, directories: new Map() };
  const taken = new Set<string>();
  const files: FoundFile[] = [];
  for (const entry of catalog) {
    for (const { directory, name, matched } of expand(look, entry)) {
      const path = `${directory}/${name}`;
      if (taken.has(path)) continue;
      taken.add(path);
      files.push(found(entry, directory, name, matched));
    }
  }
  return { files, listed: lists.paths() };
}

export interface CatalogFiles {
  readonly files: readonly FoundFile[];
  /** Directories that a wildcard was matched in. */
  readonly listed: readonly string[];
}

/** What one look around has seen so far. */
interface Look {
  readonly lists: ListCache;
  /** By the part of a pattern that they match: dozens of patterns have one directory and differ in the last name alone. */
  readonly directories: Map<string, readonly Match[]>;
}

interface Match {
  readonly path: string;
  /** What each wildcard stood for, in order: one name, or any number of them. */
  readonly matched: readonly (readonly string[])[];
}

interface FileMatch {
  readonly directory: string;
  readonly name: string;
  readonly matched: Match['matched'];
}

function expand(look: Look, entry: CatalogFile): FileMatch[] {
  const { lists } = look;
  const pattern = mountedAt(lists, entry);
  const matches = directoriesOf(look, pattern.slice(0, pattern.lastIndexOf('/')));
  const last = parsePathPattern(pattern).names.at(-1) ?? null;
  if (typeof last === 'string') {
    const isIn = (match: Match): boolean => holds(lists, match, last);
    if (entry.allAlike === true && !matches.slice(0, PROBES).some(isIn)) return [];
    return matches
      .filter(isIn)
      .map(({ path: directory, matched }) => ({ directory, name: last, matched }));
  }
  return matches.flatMap((match) =>
    step(lists, match, last, (kind) => kind !== 'directory').map(({ path, matched }) => ({
      directory: match.path,
      name: path.slice(match.path.length + 1),
      matched,
    })),
  );
}

function directoriesOf({ lists, directories }: Look, pattern: string): readonly Match[] {
  const known = directories.get(pattern);
  if (known !== undefined) return known;
  let matches: readonly Match[] = [{ path: '', matched: [] }];
  for (const name of parsePathPattern(pattern).names) {
    matches = matches.flatMap((match) => step(lists, match, name, (kind) => kind !== 'file'));
  }
  directories.set(pattern, matches);
  return matches;
}

/** The pattern of an entry, below the mount that it is to be looked for. */
function mountedAt(lists: ListCache, { file, mounts }: CatalogFile): string {
  if (mounts === undefined) return file;
  const mount = mounts.find((directory) => lists.list(directory).size > 0);
  return mount === undefined ? file : mount + file.slice(mounts[0].length);
}

function holds(lists: ListCache, { path, matched }: Match, name: string): boolean {
  // Where a wildcard stands above it, its directory is listed for others too.
  if (matched.length > 0) lists.list(path);
  return lists.exists(path, name);
}

/** What one name of a pattern leads to. */
function step(
  lists: ListCache,
  match: Match,
  name: RegExp | string | null,
  wants: (kind: string) => boolean,
): Match[] {
  const { path, matched } = match;
  if (name === null) return below(lists, path, []).map((names) => deeper(match, names));
  if (typeof name === 'string') {
    if (path === GROUPS && lists.list(path).get(name) === 'symlink') return [];
    return [{ path: `${path}/${name}`, matched }];
  }
  const found: Match[] = [];
  for (const [entry, kind] of lists.list(path)) {
    const parts = wants(kind) ? name.exec(entry) : null;
    if (parts === null) continue;
    found.push({
      path: `${path}/${entry}`,
      matched: [...matched, ...parts.slice(1).map((part) => [part])],
    });
  }
  return found;
}

const deeper = ({ path, matched }: Match, names: readonly string[]): Match => ({
  path: [path, ...names].join('/'),
  matched: [...matched, names],
});

/** All directories below one, itself first. */
function below(lists: ListCache, path: string, names: readonly string[]): (readonly string[])[] {
  const found = [names];
  if (names.length >= MAX_DEPTH) return found;
  for (const [name, kind] of lists.list(path)) {
    if (kind === 'directory') found.push(...below(lists, `${path}/${name}`, [...names, name]));
  }
  return found;
}

function found(
  entry: CatalogFile,
  directory: string,
  name: string,
  matched: Match['matched'],
): FoundFile {
  const place = fillPlace(entry.at, matched);
  const isOne = isOneValue(entry.format);
  return {
    path: `${directory}/${name}`,
    root: directory || ROOT,
    names: [name],
    filesystem: entry.filesystem,
    place: isOne ? place.slice(0, -1) : place,
    name: isOne ? (place.at(-1) ?? name) : '',
    format: entry.format,
    describe: (valueName) => describeValue(entry, valueName),
    access: entry.access ?? 'descriptor',
    ...(entry.off !== undefined && { off: entry.off }),
    pace: entry.pace ?? 'base',
    problem: 0,
    debugfs: entry.filesystem === 'debugfs',
  };
}
