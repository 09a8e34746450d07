import { MAX_PATH_DEPTH, NOT_READ } from '@statsfs/core/model';
import { type DirectoryEntry, NO_PARENT, type StatReader } from '../../ports/stat-reader.ts';
import type { FoundFile } from '../found-file.ts';
import { findMetric, isMetric, METRIC_FILES, VALUES } from '../metricfs/find-metric.ts';
import { describeFile } from '../statsfs/described-file.ts';
import { isAboutDirectory, statsfsDirectory } from '../statsfs/directory-schema.ts';
import { hasSnapshot } from '../statsfs/has-snapshot.ts';
import {
  type Folder,
  foundIn,
  knownPlace,
  type Place,
  pathIn,
  placeBelow,
} from './folder-place.ts';
import { type FolderRules, folderRules } from './folder-rules.ts';

/** Files of one folder that are taken up; a tree beyond that is a mistake in `--fs` more often than statistics. */
export const MAX_FOLDER_FILES = 200_000;

/** Directories of one folder that are listened to; what comes and goes deeper down is found by looking. */
const MAX_LISTENED = 256;

export type { Folder };

export type FolderWalk =
  | {
      readonly kind: 'walked';
      readonly files: readonly FoundFile[];
      readonly cut: boolean;
      /** Where something may come or go: the first few hundred. */
      readonly directories: readonly string[];
    }
  /** A mounted statsfs, which tells all it has in one file. */
  | { readonly kind: 'snapshot' }
  /** The folder itself cannot be opened; −errno. */
  | { readonly kind: 'failed'; readonly error: number };

/**
 * Walks a folder of unknown files, opening each directory in the one above it and following no symbolic link: a loop in
 * sysfs cannot trap it and a link out of the folder leads nowhere. Links, FIFOs and the like are found and say why they
 * are not read. Directories that say what they hold, a metric of metricfs and a source of a statsfs, are taken at their word.
 */
export function walkFolder(reader: StatReader, folder: Folder): FolderWalk {
  const root = reader.openDirectory(NO_PARENT, folder.directory);
  if (root < 0) return { kind: 'failed', error: root };
  if (hasSnapshot(reader, root)) {
    reader.close(root);
    return { kind: 'snapshot' };
  }
  const files: FoundFile[] = [];
  const directories: string[] = [];
  const top: Place = { names: [], source: [folder.name], known: [] };
  const cut = walkDirectory({ reader, folder, files, directories }, root, top);
  return { kind: 'walked', files, cut, directories };
}

interface Walk {
  readonly reader: StatReader;
  readonly folder: Folder;
  readonly files: FoundFile[];
  readonly directories: string[];
}

/** Closes `directory`. @returns whether something was left out. */
function walkDirectory(walk: Walk, directory: number, place: Place): boolean {
  const { reader, folder, directories } = walk;
  if (directories.length < MAX_LISTENED) directories.push(pathIn(folder, place.names));
  const entries = reader.list(directory);
  // Asked of each directory, for others are mounted below: /sys/fs/cgroup is a tmpfs that holds cgroups' settings.
  const magic = reader.filesystemMagic(directory);
  let cut = false;
  if (typeof entries === 'number') {
    walk.files.push(foundIn(walk.folder, folderRules(magic), place, -entries));
  } else {
    cut = walkEntries(walk, directory, place, { entries, magic });
  }
  reader.close(directory);
  return cut;
}

interface Listing {
  readonly entries: readonly DirectoryEntry[];
  readonly magic: number;
}

function walkEntries(
  walk: Walk,
  directory: number,
  place: Place,
  { entries, magic }: Listing,
): boolean {
  const { reader, folder, files } = walk;
  const statsfs = statsfsDirectory(reader, directory, entries, magic);
  const rules = folderRules(magic, statsfs !== undefined);
  const here = statsfs === undefined ? place : knownPlace(place, statsfs);
  const metric = isMetric(entries);
  if (metric && files.length < MAX_FOLDER_FILES) {
    files.push(metricIn(walk, directory, here, rules));
  }
  let cut = false;
  for (const { name, kind } of entries) {
    if ((metric && METRIC_FILES.has(name)) || (statsfs && isAboutDirectory(name))) continue;
    if (files.length >= MAX_FOLDER_FILES) return true;
    const below = placeBelow(here, name, statsfs);
    if (kind !== 'directory') {
      const found = foundIn(folder, rules, below, PROBLEMS[kind]);
      files.push((statsfs?.schema && describeFile(found, statsfs.schema, here.known)) ?? found);
    } else if (below.names.length >= MAX_PATH_DEPTH) {
      cut = true;
    } else {
      const opened = reader.openDirectory(directory, name);
      if (opened < 0) files.push(foundIn(folder, rules, below, -opened));
      else cut = walkDirectory(walk, opened, below) || cut;
    }
  }
  return cut;
}

const PROBLEMS = { file: 0, symlink: NOT_READ.symlink, other: NOT_READ.notRegular } as const;

/** A metric is the value of that name in the source above it. Its file is filled when it is opened, so each read opens it. */
function metricIn(walk: Walk, directory: number, place: Place, rules: FolderRules): FoundFile {
  const { format, describe, problem } = findMetric(walk.reader, directory);
  const { folder } = walk;
  const itself = foundIn(folder, rules, place, problem);
  const name = place.names.length === 0 ? lastName(folder.directory) : itself.name;
  const names = [...place.names, VALUES];
  return {
    ...itself,
    path: `${itself.path}/${VALUES}`,
    names,
    name,
    format,
    describe,
    access: 'reopen',
  };
}

const lastName = (directory: string): string =>
  directory.split('/').filter(Boolean).at(-1) ?? VALUES;
