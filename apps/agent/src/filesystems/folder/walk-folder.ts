import { MAX_PATH_DEPTH, NOT_READ } from '@statsfs/core/model';
import { NO_PARENT, type StatReader } from '../../ports/stat-reader.ts';
import type { FoundFile } from '../found-file.ts';
import { SNAPSHOT_FILE } from '../statsfs/found-snapshot.ts';
import { type FolderRules, folderRules } from './folder-rules.ts';

/** Files of one folder that are taken up; a tree beyond that is a mistake in `--fs` more often than statistics. */
export const MAX_FOLDER_FILES = 200_000;

/** A folder named on the command line: `--fs name=dir`. */
export interface Folder {
  readonly name: string;
  readonly directory: string;
}

export type FolderWalk =
  | { readonly kind: 'walked'; readonly files: readonly FoundFile[]; readonly cut: boolean }
  /** A mounted statsfs, which tells all it has in one file. */
  | { readonly kind: 'snapshot' }
  /** The folder itself cannot be opened; −errno. */
  | { readonly kind: 'failed'; readonly error: number };

/**
 * Walks a folder of unknown files, opening each directory in the one above it and following no symbolic link: a loop in
 * sysfs cannot trap it and a link out of the folder leads nowhere. Links, FIFOs and the like are found and say why they
 * are not read.
 */
export function walkFolder(reader: StatReader, folder: Folder): FolderWalk {
  const root = reader.openDirectory(NO_PARENT, folder.directory);
  if (root < 0) return { kind: 'failed', error: root };
  if (hasSnapshot(reader, root)) {
    reader.close(root);
    return { kind: 'snapshot' };
  }
  const files: FoundFile[] = [];
  const cut = walkDirectory({ reader, folder, files }, root, []);
  return { kind: 'walked', files, cut };
}

/** Only where the filesystem may be a statsfs: anywhere else a file of that name is a file like others. */
function hasSnapshot(reader: StatReader, root: number): boolean {
  const magic = reader.filesystemMagic(root);
  if (magic !== FUSE && magic !== STATSFS) return false;
  const descriptor = reader.open(root, SNAPSHOT_FILE);
  if (descriptor < 0) return false;
  const identity = reader.identify(descriptor);
  reader.close(descriptor);
  return typeof identity !== 'number' && identity.regular;
}

/** statfs(2) magics: linux/magic.h, and the v3 patch. */
const FUSE = 0x65735546;
const STATSFS = 0x73746174;

interface Walk {
  readonly reader: StatReader;
  readonly folder: Folder;
  readonly files: FoundFile[];
}

/** Closes `directory`. @returns whether something was left out. */
function walkDirectory(walk: Walk, directory: number, names: readonly string[]): boolean {
  const entries = walk.reader.list(directory);
  // Asked of each directory, for others are mounted below: /sys/fs/cgroup is a tmpfs that holds cgroups' settings.
  const rules = folderRules(walk.reader.filesystemMagic(directory));
  const add = (path: readonly string[], problem: number): void => {
    walk.files.push(foundIn(walk.folder, rules, path, problem));
  };
  let cut = false;
  if (typeof entries === 'number') {
    add(names, -entries);
  } else {
    for (const entry of entries) {
      if (walk.files.length >= MAX_FOLDER_FILES) {
        cut = true;
        break;
      }
      const path = [...names, entry.name];
      if (entry.kind !== 'directory') add(path, PROBLEMS[entry.kind]);
      else if (path.length >= MAX_PATH_DEPTH) cut = true;
      else {
        const below = walk.reader.openDirectory(directory, entry.name);
        if (below < 0) add(path, -below);
        else cut = walkDirectory(walk, below, path) || cut;
      }
    }
  }
  walk.reader.close(directory);
  return cut;
}

const PROBLEMS = { file: 0, symlink: NOT_READ.symlink, other: NOT_READ.notRegular } as const;

function foundIn(
  folder: Folder,
  rules: FolderRules,
  names: readonly string[],
  problem: number,
): FoundFile {
  return {
    path: [folder.directory.replace(/\/+$/, ''), ...names].join('/'),
    root: folder.directory,
    names,
    filesystem: folder.name,
    place: [folder.name, ...names.slice(0, -1)],
    name: names.at(-1) ?? folder.name,
    format: undefined,
    describe: rules.describe,
    access: rules.access,
    problem,
    debugfs: rules.debugfs,
  };
}
