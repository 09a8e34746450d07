import { unreadable } from '@statsfs/core/model';
import type { CatalogFile } from '../catalog/catalog-entry.ts';
import type { StatReader } from '../ports/stat-reader.ts';
import { findCatalogFiles } from './catalogued/find-files.ts';
import { folderRules } from './folder/folder-rules.ts';
import { type Folder, MAX_FOLDER_FILES, walkFolder } from './folder/walk-folder.ts';
import type { FoundFile } from './found-file.ts';
import { findStatsfsMounts } from './statsfs/find-mounts.ts';
import type { FoundSnapshot } from './statsfs/found-snapshot.ts';

export interface FindOptions {
  readonly reader: StatReader;
  readonly catalog: readonly CatalogFile[];
  readonly folders: readonly Folder[];
  /** Whether mounted statsfs are taken up that nobody named. */
  readonly findsMounts: boolean;
  /** Subsystems to take up; empty: all. */
  readonly only: readonly string[];
}

export interface Found {
  readonly files: readonly FoundFile[];
  readonly snapshots: readonly FoundSnapshot[];
  /** One sentence each: what could not be walked. */
  readonly warnings: readonly string[];
}

/** Every file of every filesystem, as it stands now. */
export function findAll(options: FindOptions): Found {
  const { reader, catalog, folders, only } = options;
  const wanted = (subsystem: string): boolean => only.length === 0 || only.includes(subsystem);
  const catalogued = catalog.filter((file) => wanted(subsystemOf(file)));
  const files = findCatalogFiles(reader, catalogued);
  const snapshots: FoundSnapshot[] = [];
  const warnings: string[] = [];
  for (const folder of [...folders, ...mountsBeside(options)]) {
    if (!wanted(folder.name)) continue;
    const walk = walkFolder(reader, folder);
    if (walk.kind === 'failed') {
      const { name, reason } = unreadable(-walk.error);
      warnings.push(`Cannot walk ${folder.directory} for --fs ${folder.name}: ${reason} (${name})`);
      files.push(missingFolder(folder, -walk.error));
      continue;
    }
    if (walk.kind === 'snapshot') {
      snapshots.push(folder);
      continue;
    }
    if (walk.cut) {
      const limit = MAX_FOLDER_FILES.toLocaleString('en');
      warnings.push(
        `${folder.directory} holds more than ${limit} files or is too deep; rest left out`,
      );
    }
    for (const file of walk.files) files.push(file);
  }
  return { files, snapshots, warnings };
}

/** Mounted statsfs that are no folder already. */
function mountsBeside({ reader, catalog, folders, findsMounts }: FindOptions): Folder[] {
  if (!findsMounts) return [];
  const named = new Set([...folders.map(({ name }) => name), ...catalog.map(subsystemOf)]);
  const walked = new Set(folders.map(({ directory }) => directory.replace(/\/+$/, '')));
  const mounts = findStatsfsMounts(reader, (name) => named.has(name));
  return mounts.filter(({ directory }) => !walked.has(directory));
}

const subsystemOf = ({ at }: CatalogFile): string => at.split('/')[0] ?? '';

/** A folder that is not there still has its row, which says so where people look. */
function missingFolder(folder: Folder, problem: number): FoundFile {
  const name = folder.directory.split('/').filter(Boolean).at(-1) ?? folder.directory;
  return {
    path: folder.directory,
    root: folder.directory,
    names: [],
    filesystem: folder.name,
    place: [folder.name],
    name,
    format: undefined,
    describe: folderRules(0).describe,
    access: 'reopen',
    problem,
    debugfs: false,
  };
}
